package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams with more text than is kept for an exception or a completion. */
class LongTextTest extends WireTest {

  private static final int KEPT = 1_000;
  private static final String PART = "x".repeat(100);

  private TuneStudioClient keeping(int characters) {
    return open(builder().maxPartialText(characters));
  }

  @Test
  void stream_longerThanIsKept_isReadToItsEnd() {
    server.enqueue(
        Answer.eventStream()
            .data(50, i -> SocketTest.chunk(PART))
            .data(SocketTest.last(""))
            .data("[DONE]"));
    try (CompletionStream stream = keeping(KEPT).textCompletions().stream(r -> r.prompt("Once"))) {
      assertThat(stream.texts().mapToLong(String::length).sum()).isEqualTo(50L * PART.length());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC"})
  void completion_longerThanIsKept_isATypedError(Mode mode) {
    server.enqueue(
        Answer.eventStream()
            .data(50, i -> SocketTest.chunk(PART))
            .data(SocketTest.last(""))
            .data("[DONE]"));
    assertThatThrownBy(() -> mode.call(keeping(KEPT)))
        .isInstanceOf(TuneStudioException.class)
        .hasMessageContaining("maxPartialText");
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC"})
  void completion_exactlyWhatIsKept_isWhole(Mode mode) {
    server.enqueue(Answer.eventStream().data(10, i -> SocketTest.last(PART)).data("[DONE]"));
    assertThat(mode.call(keeping(KEPT)).text()).hasSize(KEPT);
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void cut_longerThanIsKept_saysThatThePartialTextIsTruncated(Mode mode) {
    server.enqueue(Answer.eventStream().data(50, i -> SocketTest.chunk(PART)).cut());
    IncompleteStreamException failure = (IncompleteStreamException) failureOf(mode, keeping(KEPT));
    assertThat(failure.partialText()).hasSize(KEPT);
    assertThat(failure.isTextTruncated()).isTrue();
    assertThat(failure).hasMessageContaining("truncated");
  }
}
