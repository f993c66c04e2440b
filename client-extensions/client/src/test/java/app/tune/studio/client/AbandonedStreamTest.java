package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.testkit.script.Answer;
import org.junit.jupiter.api.Test;

/** Streams that nobody refers to any more. */
class AbandonedStreamTest extends SocketTest {

  @Test
  void stream_ofTheGeneratedInterfaceNeverClosed_isClosedAndLogged() {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      assertThat(
              tune.api(TextCompletionsApi.class)
                  .streamTextCompletion(null, Ending.COMPLETE.request(Mode.STREAM))
                  .findFirst())
          .isPresent();
      awaitClosed();
      assertThat(log.lines()).anyMatch(line -> line.contains("was never closed"));
    }
  }

  private void awaitClosed() {
    eventually(
        "the stream is closed",
        () -> {
          System.gc();
          return tune.dispatcher().pendingCalls() == 0;
        });
    server.awaitDisconnect(CEILING);
  }

  private void readOne() {
    assertThat(tune.textCompletions().stream(r -> r.prompt("Once")).iterator().next().text())
        .isEqualTo("a");
  }

  @Test
  void stream_neverClosed_isClosedAndLoggedOnce() {
    server.enqueue(Answer.eventStream().data(chunk("a")).stall());
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      readOne();
      awaitClosed();
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARN"))
          .hasSize(1)
          .first()
          .asString()
          .contains("was never closed", "-Dtune.studio.trace-streams=true");
    }
  }

  @Test
  void stream_completeButNotClosed_isOfNoInterest() {
    server.enqueue(Answer.eventStream().data(last("a")).data(DONE));
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      tune.textCompletions().stream(r -> r.prompt("Once")).completion();
      System.gc();
      assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
    }
  }

  private void readWhole() {
    assertThat(tune.textCompletions().stream(r -> r.prompt("Once")).completion().text())
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
      awaitClosed();
      assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).hasSize(1);
    }
  }
}
