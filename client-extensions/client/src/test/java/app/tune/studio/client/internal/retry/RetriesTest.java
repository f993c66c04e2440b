package app.tune.studio.client.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.internal.error.ApiExceptions;
import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ErrorInfo;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.Redaction;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.error.TuneStudioException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {

  private static final ErrorContext CONTEXT = ErrorContext.of("http://host", 1, Redaction.NONE);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final RetryPolicy STANDARD = RetryPolicy.standard();

  private final Retries retries = new Retries(new RetryBudget(), new Random(1));

  private static TuneStudioException status(int status, @Nullable String code, Duration wait) {
    return ApiExceptions.of(
        new ErrorInfo("m", code, null, null),
        wait,
        CONTEXT.withHead(new ResponseHead(status, Map.of())));
  }

  private static TuneStudioException status(int status) {
    return status(status, null, null);
  }

  private static TuneStudioException lost(Stage stage, Throwable cause) {
    return new ConnectionException("lost", stage, CONTEXT, cause);
  }

  private static TuneStudioException late(Phase phase) {
    return new CallTimeoutException(phase, Duration.ofSeconds(1), CONTEXT);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments("400", status(400), false, false),
        arguments("401", status(401), false, false),
        arguments("402", status(402), false, false),
        arguments("403", status(403), false, false),
        arguments("404", status(404), false, false),
        arguments("408", status(408), true, true),
        arguments("409", status(409), true, true),
        arguments("413", status(413), false, false),
        arguments("422", status(422), false, false),
        arguments("429", status(429), true, true),
        arguments("429, quota", status(429, "insufficient_quota", null), false, false),
        arguments("429, billing", status(429, "billing_hard_limit_reached", null), false, false),
        arguments("500", status(500), true, false),
        arguments("501", status(501), false, false),
        arguments("502", status(502), true, false),
        arguments("503", status(503), true, true),
        arguments("504", status(504), true, false),
        arguments("529", status(529), true, true),
        arguments("302", status(302), false, false),
        arguments("error in a 200", status(200, "503", null), false, false),
        arguments("connect", lost(Stage.CONNECT, new ConnectException()), true, true),
        arguments("no TLS", lost(Stage.CONNECT, new SSLHandshakeException("no")), false, false),
        arguments("lost", lost(Stage.AWAIT_ANSWER, null), true, false),
        arguments("lost in the head", lost(Stage.READ_HEAD, null), false, false),
        arguments("lost in the body", lost(Stage.READ_BODY, null), false, false),
        arguments("connect timeout", late(Phase.CONNECT), true, true),
        arguments("first byte timeout", late(Phase.FIRST_BYTE), false, false),
        arguments("idle timeout", late(Phase.IDLE), false, false),
        arguments("total timeout", late(Phase.TOTAL), false, false),
        arguments("stream timeout", late(Phase.STREAM), false, false),
        arguments("protocol", new ProtocolException("p", CONTEXT, null), false, false),
        arguments("cancelled", new CallCancelledException("c", CONTEXT, null), false, false),
        arguments("no key", new CredentialsException("k", CONTEXT, null), false, false),
        arguments(
            "stream",
            new IncompleteStreamException("i", Map.of(), Map.of(), CONTEXT, status(503)),
            false,
            false));
  }

  @ParameterizedTest(name = "{0}: standard {2}, conservative {3}")
  @MethodSource("failures")
  void next_failure_isRetriedByItsPolicies(
      String name, TuneStudioException failure, boolean standard, boolean conservative) {
    assertThat(retries.next(STANDARD, failure, 1, LONG) != null).isEqualTo(standard);
    assertThat(retries.next(RetryPolicy.conservative(), failure, 1, LONG) != null)
        .isEqualTo(conservative);
    assertThat(retries.next(RetryPolicy.none(), failure, 1, LONG)).isNull();
  }

  @Test
  void next_asManyAsAllowed_thenNoMore() {
    assertThat(retries.next(STANDARD, status(503), 2, LONG)).isNotNull();
    assertThat(retries.next(STANDARD, status(503), 3, LONG)).isNull();
  }

  @Test
  void next_backoff_doublesUpToItsMaximumWithFullJitter() {
    RetryPolicy many = RetryPolicy.builder().maxRetries(100).build();
    for (double chance : new double[] {0, 0.25, 0.999_999}) {
      Retries fixed = new Retries(new RetryBudget(), new Fixed(chance));
      for (int failed = 1; failed <= 80; failed++) {
        double bound = failed < 6 ? 0.5 * (1 << (failed - 1)) : 8;
        Duration wait = fixed.next(many, status(503), failed, LONG);
        assertThat(wait.toNanos()).as("after %d", failed).isEqualTo((long) (chance * bound * 1e9));
      }
    }
  }

  static Stream<Arguments> asked() {
    return Stream.of(
        arguments(Duration.ZERO, LONG, true),
        arguments(Duration.ofSeconds(60), LONG, true),
        arguments(Duration.ofMillis(60_001), LONG, false),
        arguments(Duration.ofSeconds(30), Duration.ofSeconds(31), true),
        arguments(Duration.ofSeconds(30), Duration.ofSeconds(30), false),
        arguments(Duration.ofSeconds(30), Duration.ofSeconds(-1), false));
  }

  @ParameterizedTest
  @MethodSource("asked")
  void next_serverAsksToWait_isObeyedWithinBoundAndDeadline(
      Duration asked, Duration remaining, boolean obeyed) {
    assertThat(retries.next(STANDARD, status(429, null, asked), 1, remaining))
        .isEqualTo(obeyed ? asked : null);
  }

  @Test
  void next_waitBeyondDeadline_failsAtOnceWithoutCost() {
    RetryBudget budget = new RetryBudget();
    Retries late = new Retries(budget, new Fixed(0.5));
    for (int i = 0; i < 1_000; i++) {
      assertThat(late.next(STANDARD, status(503), 1, Duration.ofMillis(250))).isNull();
    }
    assertThat(late.next(STANDARD, status(503), 1, Duration.ofMillis(251))).isNotNull();
  }

  @Test
  void next_outage_isBoundedByBudget() {
    RetryBudget budget = new RetryBudget();
    Retries shared = new Retries(budget, new Random(1));
    for (int i = 0; i < 100; i++) {
      assertThat(shared.next(STANDARD, status(503), 1, LONG)).isNotNull();
    }
    assertThat(shared.next(STANDARD, status(503), 1, LONG)).isNull();
    for (int i = 0; i < 5; i++) {
      budget.succeeded();
    }
    assertThat(shared.next(STANDARD, status(503), 1, LONG)).isNotNull();
    assertThat(shared.next(STANDARD, status(503), 1, LONG)).isNull();
  }

  private record Fixed(double chance) implements RandomGenerator {
    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public double nextDouble() {
      return chance;
    }
  }
}
