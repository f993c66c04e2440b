package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.okhttp.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract of transports, kept by a plugged-in one; what it cannot do is refused. */
class OkHttpTransportTest extends TransportContract {

  private final okhttp3.OkHttpClient okHttp =
      new okhttp3.OkHttpClient.Builder().retryOnConnectionFailure(false).build();

  @Override
  TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
    return builder.transport(new OkHttpClient(okHttp));
  }

  @AfterEach
  void shutDown() {
    okHttp.dispatcher().executorService().shutdown();
    okHttp.connectionPool().evictAll();
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
