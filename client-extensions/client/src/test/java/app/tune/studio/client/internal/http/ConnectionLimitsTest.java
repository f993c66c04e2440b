package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

  private static final long MOST = 32 * 1024 * 250;

  private final ConnectionLimits limits = new ConnectionLimits();

  private void receive(int status, int times) throws MessageConstraintException {
    for (int i = 0; i < times; i++) {
      limits.check(new BasicHttpResponse(status));
    }
  }

  @Test
  void http1_bufferSize_isKeptBesideTheLimits() {
    Http1Config config = ConnectionLimits.http1(4096);
    assertThat(config.getBufferSize()).isEqualTo(4096);
    assertThat(config.getMaxLineLength()).isEqualTo(32 * 1024);
    assertThat(config.getMaxHeaderCount()).isEqualTo(250);
  }

  @Test
  void check_bytesBeforeTheBody_areRefusedBeyondTheLimit() {
    assertThatCode(() -> limits.check(MOST)).doesNotThrowAnyException();
    assertThatThrownBy(() -> limits.check(MOST + 1))
        .isInstanceOf(MessageConstraintException.class)
        .hasMessageContaining("8192000 bytes");
  }

  @Test
  void check_interimResponses_areRefusedBeyondTheLimitOfEachRequest() throws Exception {
    receive(103, 32);
    receive(200, 1);
    receive(199, 32);
    assertThatThrownBy(() -> receive(100, 1))
        .isInstanceOf(MessageConstraintException.class)
        .hasMessageContaining("32 interim responses");
  }
}
