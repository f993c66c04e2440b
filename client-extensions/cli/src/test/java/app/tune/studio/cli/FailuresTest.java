package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers get wrong: a status by kind, one line, no stack trace, and never the key. */
class FailuresTest {

  private static final String KEY = "secret-key-of-the-test";
  private static final String FIRST =
      "{\"choices\":[{\"index\":0,\"text\":\"Once upon\",\"finish_reason\":null}]}";

  @TempDir private Path home;

  private ScriptedServer server;
  private Terminal terminal;

  @BeforeEach
  void open() {
    server = ScriptedServer.start();
    terminal =
        new Terminal(home)
            .variable("TUNE_BASE_URL", server.baseUrl())
            .variable("TUNE_API_KEY", KEY);
  }

  @AfterEach
  void keyIsNeverShown() {
    server.close();
    assertThat(terminal.out() + terminal.err()).doesNotContain(KEY);
  }

  private int complete(String... more) {
    List<String> line = new ArrayList<>(List.of("complete", "Once", "--retries=0"));
    line.addAll(List.of(more));
    return terminal.run(line.toArray(String[]::new));
  }

  @Test
  void complete_messageWithLineBreaksAndEscapes_isOneLine() {
    server.enqueue(Answer.error(500, "out of\nmemory \u001B[2J"));

    assertThat(complete()).isEqualTo(7);

    assertThat(terminal.err()).startsWith("error: HTTP 500: out of memory  [2J [http://");
  }

  static Stream<Arguments> failures() {
    String quota = "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"no money\"}}";
    return Stream.of(
        Arguments.of(Answer.json(400, "{\"error\":{\"message\":\"too long\"}}"), 3, "too long"),
        Arguments.of(Answer.json(404, "{\"detail\":\"Not Found\"}"), 3, "tune check finds out"),
        Arguments.of(Answer.error(404, "no such model"), 3, "--model names another"),
        Arguments.of(Answer.json(422, "{\"detail\":\"bad\"}"), 3, "HTTP 422: bad"),
        Arguments.of(
            Answer.status(401).body(KEY + " is wrong"),
            4,
            "tune check shows where the key comes from"),
        Arguments.of(Answer.status(403), 4, "HTTP 403"),
        Arguments.of(Answer.status(402), 5, "HTTP 402"),
        Arguments.of(Answer.json(429, quota), 5, "no money"),
        Arguments.of(Answer.status(429), 6, "HTTP 429"),
        Arguments.of(Answer.status(500), 7, "HTTP 500"),
        Arguments.of(Answer.status(503), 7, "HTTP 503"),
        Arguments.of(Answer.lostConnection(), 8, "hint: a server with TLS needs https://"),
        Arguments.of(Answer.raw().bytes("SSH-2.0-OpenSSH_9.6\r\n").close(), 11, "something else"),
        Arguments.of(Answer.status(408), 9, "HTTP 408"),
        Arguments.of(Answer.status(200).body("<html>"), 11, "is this the right server"),
        Arguments.of(Answer.status(302).header("Location", "http://x/"), 11, "HTTP 302"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void complete_failure_exitsByKind(Answer answer, int status, String message) {
    server.enqueue(answer);

    assertThat(complete()).as(terminal.err()).isEqualTo(status);

    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void complete_failureOfAPlainCall_exitsByKind(Answer answer, int status, String message) {
    server.enqueue(answer);

    assertThat(complete("--no-stream")).as(terminal.err()).isEqualTo(status);

    assertThat(terminal.err()).contains(message);
  }

  @Test
  void complete_timeout_exitsWith9() {
    server.enqueue(Answer.silence());

    assertThat(complete("--first-byte-timeout=0.2s")).isEqualTo(9);
  }

  @Test
  void complete_cutStream_keepsTheTextAndExitsWith10() {
    server.enqueue(Answer.eventStream().data(FIRST).cut());

    assertThat(complete()).isEqualTo(10);

    assertThat(terminal.out()).isEqualTo("Once upon" + System.lineSeparator());
    assertThat(terminal.err()).startsWith("error: ").doesNotContain("usage:");
  }

  @Test
  void complete_cutStreamOfSeveralChoices_keepsThoseThatWaited() {
    server.enqueue(
        Answer.eventStream()
            .data("{\"choices\":[{\"index\":1,\"text\":\"second\"}]}")
            .data("{\"choices\":[{\"index\":0,\"text\":\"first\"}]}")
            .cut());

    assertThat(complete("--n=2")).isEqualTo(10);

    assertThat(terminal.out().lines())
        .containsExactly("==> 1 of 2 <==", "first", "==> 2 of 2 <==", "second");
  }

  @Test
  void complete_verbose_showsTheStackTraceToo() {
    server.enqueue(Answer.status(500));

    assertThat(complete("--verbose")).isEqualTo(7);
    System.clearProperty("org.slf4j.simpleLogger.log.app.tune.studio"); // it is for the process

    assertThat(terminal.err()).contains("ServerException").contains("\tat ");
  }

  @Test
  void complete_verboseWithAFaultInTheLineOfTheKey_showsNoKey() throws Exception {
    Path config = Files.createDirectories(terminal.configFolder()).resolve("config.yaml");
    Files.writeString(config, "profiles:\n  default:\n    api-key: \"" + KEY + "\n");

    assertThat(complete("--verbose")).isEqualTo(2);
    System.clearProperty("org.slf4j.simpleLogger.log.app.tune.studio"); // it is for the process

    assertThat(terminal.err())
        .contains("\tat ", "error: " + config + ": line ")
        .doesNotContain(KEY);
  }

  @Test
  void complete_retries_areThoseOfTheOption() {
    server.enqueue(
        Answer.status(429).header("retry-after-ms", "1"), Answer.eventStream().data(FIRST).cut());

    assertThat(terminal.run("complete", "Once", "--retries=1")).isEqualTo(10);
  }

  @Test
  void complete_errorOnAColorTerminal_isMarkedWithColor() {
    server.enqueue(Answer.status(500));
    terminal.interactive().colors();

    assertThat(complete()).isEqualTo(7);

    assertThat(terminal.err()).startsWith("\u001B[").contains("error:");
  }
}
