package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.error.ServerException;
import app.tune.studio.testkit.script.Answer;
import org.junit.jupiter.api.Test;

/** The contract of transports, kept by our own. */
class JdkTransportTest extends TransportContract {

  @Test
  void answer_retryAtOnce_isNotSentAgainByTheTransport() { // as OkHttp does, whatever its settings
    server.enqueue(Answer.status(503).header("Retry-After", "0"));
    assertThatThrownBy(() -> calls().create(r -> r.prompt("Once")))
        .isInstanceOf(ServerException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }
}
