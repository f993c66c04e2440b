package app.tune.studio.client.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.error.ApiExceptions;
import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.client.retry.RetryPolicy;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {

  private static final ErrorContext CONTEXT = ErrorContext.of("call-1", "http://host", 1, null);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final RetryPolicy STANDARD = RetryPolicy.standard();

  private final Retries retries = new Retries(RetryBudget.standard(), new Random(1));

  private static TuneStudioException status(int status, @Nullable String code, Duration wait) {
    return ApiExceptions.of(
        new ErrorInfo("m", code, null, null),
        wait,
        "",
        null,
        CONTEXT.withResponse(status, Map.of()));
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
        arguments("lost", lost(Stage.AWAIT_RESPONSE, null), true, false),
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
            new IncompleteStreamException("i", Map.of(), Map.of(), false, CONTEXT, status(503)),
            false,
            false));
  }

  @ParameterizedTest(name = "{0}: standard {2}, conservative {3}")
  @MethodSource("failures")
  void decide_failure_isRetriedByItsPolicies(
      String name, TuneStudioException failure, boolean standard, boolean conservative) {
    assertThat(delay(retries, STANDARD, failure, 1, LONG) != null).isEqualTo(standard);
    assertThat(delay(retries, RetryPolicy.conservative(), failure, 1, LONG) != null)
        .isEqualTo(conservative);
    assertThat(delay(retries, RetryPolicy.none(), failure, 1, LONG)).isNull();
  }

  @Test
  void decide_asManyAsAllowed_thenNoMore() {
    assertThat(delay(retries, STANDARD, status(503), 2, LONG)).isNotNull();
    assertThat(delay(retries, STANDARD, status(503), 3, LONG)).isNull();
  }

  @Test
  void decide_backoff_doublesUpToItsMaximumWithFullJitter() {
    RetryPolicy many = RetryPolicy.builder().maxRetries(100).build();
    for (double chance : new double[] {0, 0.25, 0.999_999}) {
      Retries fixed = new Retries(RetryBudget.standard(), new Fixed(chance));
      for (int failed = 1; failed <= 80; failed++) {
        double bound = failed < 6 ? 0.5 * (1 << (failed - 1)) : 8;
        Duration wait = delay(fixed, many, status(503), failed, LONG);
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
  void decide_serverAsksToWait_isObeyedWithinBoundAndDeadline(
      Duration asked, Duration remaining, boolean obeyed) {
    Retries exact = new Retries(RetryBudget.standard(), new Fixed(0));
    assertThat(delay(exact, STANDARD, status(429, null, asked), 1, remaining))
        .isEqualTo(obeyed ? asked : null);
  }

  @Test
  void decide_serverAsksToWait_addsUpToTenPercentOfJitter() {
    Retries most = new Retries(RetryBudget.standard(), new Fixed(0.999_999));
    assertThat(delay(most, STANDARD, status(429, null, Duration.ofSeconds(10)), 1, LONG))
        .isBetween(Duration.ofMillis(10_999), Duration.ofSeconds(11));
  }

  @Test
  void decide_pacedByTheServer_costsNoBudget() {
    Retries none = new Retries(RetryBudget.of(0, 0), new Fixed(0));
    TuneStudioException paced = status(429, null, Duration.ofSeconds(1));
    assertThat(delay(none, STANDARD, paced, 1, LONG)).isEqualTo(Duration.ofSeconds(1));
    RetryDecision refused = none.decide(STANDARD, status(429), 1, LONG, false);
    assertThat(refused.delay()).isNull();
    assertThat(refused.whyNot()).contains("retry budget of 0 is used up");
    assertThat(none.decide(STANDARD, lost(Stage.AWAIT_RESPONSE, null), 1, LONG, true).delay())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"503, false, false", "418, true, true", "402, true, false", "503, true, true"})
  void decide_serverSaysWhetherToRetry_isObeyed(int status, String hint, boolean retried) {
    TuneStudioException failure =
        ApiExceptions.of(
            ErrorInfo.NONE, CONTEXT.withResponse(status, Map.of("X-Should-Retry", List.of(hint))));
    assertThat(delay(retries, STANDARD, failure, 1, LONG) != null).isEqualTo(retried);
  }

  @Test
  void decide_waitBeyondDeadline_failsAtOnceWithoutCost() {
    Retries late = new Retries(RetryBudget.standard(), new Fixed(0.5));
    for (int i = 0; i < 1_000; i++) {
      assertThat(delay(late, STANDARD, status(503), 1, Duration.ofMillis(250))).isNull();
    }
    assertThat(delay(late, STANDARD, status(503), 1, Duration.ofMillis(251))).isNotNull();
  }

  @Test
  void decide_outage_isBoundedByBudget() {
    Retries shared = new Retries(RetryBudget.standard(), new Random(1));
    for (int i = 0; i < 100; i++) {
      assertThat(delay(shared, STANDARD, status(503), 1, LONG)).isNotNull();
    }
    assertThat(delay(shared, STANDARD, status(503), 1, LONG)).isNull();
    for (int i = 0; i < 5; i++) {
      shared.succeeded();
    }
    assertThat(delay(shared, STANDARD, status(503), 1, LONG)).isNotNull();
    assertThat(delay(shared, STANDARD, status(503), 1, LONG)).isNull();
  }

  private static @Nullable Duration delay(
      Retries retries,
      RetryPolicy policy,
      TuneStudioException failure,
      int failed,
      Duration remaining) {
    return retries.decide(policy, failure, failed, remaining, false).delay();
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
