package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.Reading.DONE;
import static app.tune.studio.client.internal.stream.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.model.TextCompletionChunk;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The iterator over chunks, and how its thread waits. */
class BlockingChunksTest {

  private final MemoryBody body = MemoryBody.of().open();
  private final Reading reading = Reading.begun(body, "text/event-stream", 0, EndRule.FINISHED);
  private final BlockingChunks<TextCompletionChunk> chunks = new BlockingChunks<>(reading.reader);

  @Test
  void next_chunksAreThere_givesEachOnce() {
    body.add(text("a") + text("b") + DONE);
    assertThat(chunks.hasNext()).isTrue();
    assertThat(chunks.hasNext()).isTrue();
    assertThat(chunks.next().text()).isEqualTo("a");
    assertThat(chunks.next().text()).isEqualTo("b");
    assertThat(chunks.hasNext()).isFalse();
    assertThatThrownBy(chunks::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void hasNext_nothingIsThere_waitsForIt() throws InterruptedException {
    Thread reader = Thread.currentThread();
    Thread server =
        new Thread(
            () -> {
              while (reader.getState() != Thread.State.WAITING) {
                Thread.yield(); // until the reader waits
              }
              body.add(text("a") + DONE);
            });
    server.start();
    assertThat(chunks.next().text()).isEqualTo("a");
    server.join();
    assertThat(chunks.hasNext()).isFalse();
  }

  @Test
  void hasNext_interrupted_cancelsAndKeepsTheFlag() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(chunks::hasNext).isInstanceOf(CallCancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(body.closed).isTrue();
  }
}
