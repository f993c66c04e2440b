package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

/** The two lines that a call leaves at debug: its start and its one end. */
class CallLogTest extends WireTest {

  private void answer(boolean whole) {
    server.handler(
        request ->
            !request.bodyText().contains("\"stream\":true")
                ? whole ? Answer.json(GOOD) : Answer.json(400, "{\"message\":\"m\"}")
                : whole
                    ? Answer.eventStream().data(GOOD).data("[DONE]")
                    : Answer.eventStream().data(SocketTest.chunk("a")).cut());
  }

  private List<String> linesOf(Mode mode, boolean whole) {
    answer(whole);
    try (LogCapture log = LogCapture.of("app.tune.studio.client")) {
      TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
      if (whole) {
        mode.call(tune);
      } else {
        failureOf(mode, tune);
      }
      eventually(
          "the end is logged", () -> log.lines().stream().anyMatch(l -> l.contains(" in all")));
      return log.lines().stream().filter(line -> line.startsWith("DEBUG call ")).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_complete_hasOneLineForItsStartAndOneForItsEnd(Mode mode) {
    List<String> lines = linesOf(mode, true);
    assertThat(lines).hasSize(2);
    String id = lines.get(0).substring("DEBUG call ".length()).split(":")[0];
    assertThat(lines.get(1))
        .startsWith("DEBUG call " + id + ": complete, status 200, 1 attempts")
        .contains("1 chunks");
  }

  /** What a user's executor does for the context of its logs. */
  private static Executor inContextOf(String user) {
    return task ->
        CompletableFuture.runAsync(
            () -> {
              MDC.put("user", user);
              task.run();
              MDC.remove("user");
            });
  }

  @ParameterizedTest
  @EnumSource
  void call_threadHasAContext_isLoggedInIt(Mode mode) {
    answer(true);
    MDC.put("user", "caller");
    try (LogCapture log = LogCapture.of("app.tune.studio.client")) {
      mode.call(open(builder().executor(inContextOf("callback"))));
      eventually(
          "the end is logged", () -> log.lines().stream().anyMatch(l -> l.contains(" in all")));
      List<String> lines =
          log.linesWith("user").stream().filter(line -> line.startsWith("DEBUG call ")).toList();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).endsWith("by caller");
      assertThat(lines.get(1)).endsWith(mode.isAsync() ? "by callback" : "by caller");
    } finally {
      MDC.remove("user");
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_failed_hasOneLineForItsStartAndOneForItsEnd(Mode mode) {
    List<String> lines = linesOf(mode, false);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains(": failed: ").contains("1 attempts");
  }
}
