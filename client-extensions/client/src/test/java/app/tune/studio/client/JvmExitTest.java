package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that used the client in every shape ends with its main method. */
class JvmExitTest extends SocketTest {

  @ParameterizedTest
  @ValueSource(strings = {"closed", "left open", "left open in mid-stream"})
  void main_returns_theJvmExits(String how) throws Exception {
    server.handler(
        request ->
            request.bodyText().contains("stalled")
                ? Answer.eventStream().data(chunk("a")).stall()
                : request.bodyText().contains("\"stream\":true")
                    ? Answer.eventStream().data(last("a")).data(DONE)
                    : Answer.json(last("a")));
    assertThat(ChildJvm.outputOf(Program.class, List.of(), server.baseUrl(), how))
        .contains("other threads that keep the JVM: []");
  }

  /** What runs in a JVM of its own. */
  static final class Program {

    private Program() {}

    @SuppressWarnings("resource") // leaving things open is what it is for
    public static void main(String[] args) {
      TuneStudioClient tune = TuneStudioClient.builder().baseUrl(args[0]).build();
      TextCompletions calls = tune.textCompletions();
      calls.create(r -> r.prompt("Once"));
      calls.createAsync(r -> r.prompt("Once")).join();
      calls.streamAsync(r -> r.prompt("Once"), chunk -> {}).join();
      calls.stream(r -> r.prompt("Once")).completion();
      if (args[1].contains("mid-stream")) {
        calls.stream(r -> r.prompt("stalled")).iterator().next();
        calls.createAsync(r -> r.prompt("stalled"));
      }
      if (args[1].equals("closed")) {
        tune.close();
      }
      System.out.println(
          "other threads that keep the JVM: "
              + Thread.getAllStackTraces().keySet().stream()
                  .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                  .filter(thread -> !thread.getName().equals("DestroyJavaVM"))
                  .toList());
    }
  }
}
