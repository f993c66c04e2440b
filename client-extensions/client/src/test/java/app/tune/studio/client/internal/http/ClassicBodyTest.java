package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.junit.jupiter.api.Test;

class ClassicBodyTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final HttpHost HOST = new HttpHost("h");

  private final AttemptTimeouts timeouts =
      new AttemptTimeouts(
          new TimeoutWatcher(new ManualClock()), LIMIT, LIMIT, (phase, limit) -> {});

  private ByteSource body() throws IOException {
    ClassicExchange exchange =
        new ClassicExchange(
            HttpClients.createDefault(), HOST, new CancellableRequest("POST", HOST, "/"), timeouts);
    return new ClassicBody(new ByteArrayEntity(new byte[9], null), exchange, timeouts);
  }

  @Test
  void poll_closedBetweenTwoReads_isAFailureAndNoEnd() throws IOException {
    ByteSource body = body();
    body.close();
    assertThatThrownBy(body::poll).isInstanceOf(IOException.class).hasMessageContaining("closed");
  }

  @Test
  void close_afterTheEnd_changesNothing() throws IOException {
    ByteSource body = body();
    assertThat(body.poll().remaining()).isEqualTo(9);
    assertThat(body.poll()).isNull();
    body.close();
    assertThat(body.poll()).isNull();
    assertThat(body.isEnded()).isTrue();
  }
}
