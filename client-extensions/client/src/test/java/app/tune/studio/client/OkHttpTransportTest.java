package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import feign.okhttp.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The contract of transports, kept by a plugged-in one; what it cannot do is refused. */
class OkHttpTransportTest extends TransportContract {

  private final okhttp3.OkHttpClient okHttp =
      new okhttp3.OkHttpClient.Builder().retryOnConnectionFailure(false).build();

  @Override
  TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
    return builder.transport(new OkHttpClient(okHttp));
  }

  /** A response that is closed on another thread gives its connection back a little later. */
  @Override
  void closeOthers() {
    okHttp.dispatcher().executorService().shutdown();
    eventually(
        "OkHttp holds no connection",
        () -> {
          okHttp.connectionPool().evictAll();
          return okHttp.connectionPool().connectionCount() == 0;
        });
  }

  @Test
  void close_readerIsBlocked_returnsAndFreesItWithTheNextByte() {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().data(chunk("a")).await(gate).comment("ping").stall());
    CompletionStream stream = calls().stream(r -> r.prompt("Once"));
    assertThat(stream.iterator().next().text()).isEqualTo("a");
    BlockedCall reader = BlockedCall.in(stream::completion);
    stream.close();
    gate.open();
    assertThat(reader.failure())
        .isInstanceOf(IncompleteStreamException.class)
        .hasCauseInstanceOf(CallCancelledException.class);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void createAsync_isRefused() {
    assertRefused(() -> tune.textCompletions().createAsync(r -> r.prompt("Once")));
  }

  @Test
  void streamAsync_isRefused() {
    assertRefused(() -> tune.textCompletions().streamAsync(r -> r.prompt("Once"), chunk -> {}));
  }

  @Test
  void publish_isRefused() {
    assertRefused(() -> tune.textCompletions().publish(r -> r.prompt("Once")));
  }

  private void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("feign.Client")
        .hasMessageContaining("own transport");
    assertThat(server.requestCount()).isZero();
  }
}
