package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many clients, one after the other: nothing of a closed one stays. */
class ThreadsAfterCloseTest extends WireTest {

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("tune-studio"))
        .collect(Collectors.toSet());
  }

  @Test
  void close_manyClientsUsedInEachMode_leavesNeitherThreadsNorConnections() {
    server.otherwise(Answer.json(GOOD));
    Set<Thread> before = threads();
    for (int i = 0; i < 50; i++) {
      try (TuneStudioClient tune =
          TuneStudioClient.builder().apiKey(KEY).baseUrl(server.baseUrl()).build()) {
        for (Mode mode : Mode.values()) {
          assertThat(mode.call(tune).text()).isEqualTo("upon a time");
        }
      }
    }
    server.awaitNoOpenConnections(CEILING);
    eventually(
        "no I/O thread is left",
        () ->
            threads().stream()
                .filter(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.getName().contains("-io-")));
  }
}
