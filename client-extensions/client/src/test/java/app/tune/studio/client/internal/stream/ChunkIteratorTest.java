package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.model.TextCompletionChunk;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The iterator over chunks, as a thread asks for them. */
class ChunkIteratorTest {

  private final MemoryBody body = MemoryBody.of().open();
  private final StreamFixture reading =
      StreamFixture.begun(body, "text/event-stream", 0, EndRule.FINISHED);
  private final ChunkIterator<TextCompletionChunk> chunks = new ChunkIterator<>(reading.reader);

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
  void hasNext_cutStream_throwsAtEachCall() {
    body.cut();
    assertThatThrownBy(chunks::hasNext).isInstanceOf(ConnectionException.class);
    assertThatThrownBy(chunks::hasNext).isInstanceOf(ConnectionException.class);
  }
}
