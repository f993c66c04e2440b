package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import org.junit.jupiter.api.Test;

/** A complete stream may be left unclosed beside one that is given up. */
class AbandonedStreamsTest extends SocketTest {

  private void readWhole() {
    assertThat(tune.textCompletions().stream(r -> r.prompt("Once")).completion().text())
        .isEqualTo("a");
  }

  private void readOne() {
    assertThat(tune.textCompletions().stream(r -> r.prompt("Once")).iterator().next().text())
        .isEqualTo("a");
  }

  @Test
  void streams_completeOnesAndOneGivenUp_onlyThatIsLogged() {
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      for (int i = 0; i < 5; i++) {
        server.enqueue(Answer.eventStream().data(last("a")).data(DONE));
        readWhole();
      }
      server.enqueue(Answer.eventStream().data(chunk("a")).stall());
      readOne();
      eventually(
          "the stream is closed",
          () -> {
            System.gc();
            return tune.dispatcher().pendingCalls() == 0;
          });
      server.awaitDisconnect(CEILING);
      assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).hasSize(1);
    }
  }
}
