package app.tune.studio.client.internal.stream;

import static app.tune.studio.client.internal.stream.StreamFixture.DONE;
import static app.tune.studio.client.internal.stream.StreamFixture.last;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.stream.EndRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body that ends with its connection may have been truncated: only the terminator counts. */
class UnframedStreamTest {

  private static StreamFixture read(EndRule rule, String stream) {
    return StreamFixture.of(MemoryBody.of(stream).unframed(), "text/event-stream", 1, rule);
  }

  @ParameterizedTest
  @EnumSource
  void poll_endsAfterTheFinishReason_isIncomplete(EndRule rule) {
    assertThat(read(rule, last("a")).failure).isInstanceOf(IncompleteStreamException.class);
  }

  @ParameterizedTest
  @EnumSource
  void poll_endsAfterTheTerminator_isComplete(EndRule rule) {
    assertThat(read(rule, last("a") + DONE).failure).isNull();
  }
}
