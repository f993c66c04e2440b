package app.tune.studio.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.ManualClock;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.http.AttemptTimeouts;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import app.tune.studio.client.retry.RetryPolicy;
import feign.Request;
import feign.Request.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final RetryPolicy POLICY = RetryPolicy.standard();

  private final Attempt attempt =
      new Attempt(
          "call-1",
          Request.create(
              HttpMethod.POST,
              "http://127.0.0.1/v1/completions",
              Map.of(),
              new byte[0],
              StandardCharsets.UTF_8,
              null),
          1,
          new AttemptTimeouts(
              new TimeoutWatcher(new ManualClock()), LIMIT, LIMIT, (phase, limit) -> {}));

  @Test
  void failure_headReceivedBeforeTheExchangeIsKnown_isInTheBodyAndNotRetried() {
    attempt.head(new ResponseHead(200, Map.of()));

    TuneStudioException failure = attempt.failure(new IOException("cut"), LIMIT);

    assertThat(failure)
        .isInstanceOfSatisfying(
            ConnectionException.class, lost -> assertThat(lost.stage()).isEqualTo(Stage.READ_BODY));
    assertThat(POLICY.isRetryable(failure)).isFalse();
  }

  @Test
  void failure_nothingReceivedAndNoExchange_isInConnectAndRetried() {
    TuneStudioException failure = attempt.failure(new IOException("refused"), LIMIT);

    assertThat(POLICY.isRetryable(failure)).isTrue();
  }
}
