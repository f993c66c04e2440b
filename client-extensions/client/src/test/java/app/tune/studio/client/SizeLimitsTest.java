package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.testkit.script.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds of a plain response and of one event, at the bound and one byte beyond it. */
class SizeLimitsTest extends WireTest {

  private static final int LIMIT = 2_048;

  private static String ofLength(int bytes) {
    int around = SocketTest.last("").length();
    return SocketTest.last("x".repeat(bytes - around));
  }

  private void send(int bytes) {
    server.handler(
        request ->
            request.bodyText().contains("\"stream\":true")
                ? Answer.eventStream().line("data:" + ofLength(bytes - 5)).line("").data("[DONE]")
                : Answer.json(ofLength(bytes)));
  }

  private TuneStudioClient limited() {
    return open(builder().maxBodySize(LIMIT).maxEventSize(LIMIT));
  }

  @ParameterizedTest
  @EnumSource
  void size_atTheLimit_isRead(Mode mode) {
    send(LIMIT);
    assertThat(mode.call(limited()).text()).startsWith("xxx");
  }

  @ParameterizedTest
  @EnumSource
  void size_beyondTheLimit_isAProtocolErrorThatNamesIt(Mode mode) {
    send(LIMIT + 1);
    assertThat(failureOf(mode, limited()))
        .isExactlyInstanceOf(ProtocolException.class)
        .hasMessageContaining("2048");
  }
}
