package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import app.tune.studio.testkit.script.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Retries over real sockets, with a clock that lets their waits pass at once. */
class RetriesOnTheWireTest extends WireTest {

  private static final Answer ANSWER = Answer.json(200, GOOD);

  static Stream<Arguments> recovered() {
    return ErrorAnswersTest.everyMode(
        arguments("408", Answer.status(408), 250L),
        arguments("409", Answer.status(409), 250L),
        arguments("429", Answer.status(429), 250L),
        arguments("500", Answer.status(500), 250L),
        arguments("503", Answer.json(503, "{\"error\":{\"message\":\"loading\"}}"), 250L),
        arguments("529", Answer.status(529), 250L),
        arguments("lost", Answer.lostConnection(), 250L),
        arguments("reset", Answer.resetConnection(), 250L),
        arguments("seconds", Answer.status(429).header("Retry-After", "7"), 7_350L),
        arguments("millis", Answer.status(503).header("retry-after-ms", "40"), 42L),
        arguments("now", Answer.status(503).header("Retry-After", "0"), 0L),
        arguments(
            "date",
            Answer.status(503).header("Retry-After", "Sun, 22 Nov 2026 12:00:09 GMT"),
            9_450L));
  }

  @ParameterizedTest(name = "{3}: {0}")
  @MethodSource("recovered")
  void call_failsOnce_isMadeAgain(String name, Answer failing, long millis, Mode mode) {
    server.enqueue(failing, ANSWER);
    assertThat(mode.call(open()).text()).isEqualTo("upon a time");
    assertThat(retriesIn).containsExactly(Duration.ofMillis(millis));
    assertThat(failures).hasSize(1).allMatch(failure -> failure.attempts() == 1);
    assertSameBodies(2);
  }

  static Stream<Arguments> terminal() {
    String quota = "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"m\"}}";
    return ErrorAnswersTest.everyMode(
        arguments("402", Answer.status(402)),
        arguments("quota", Answer.json(429, quota)),
        arguments("400", Answer.status(400)),
        arguments("wait too long", Answer.status(429).header("Retry-After", "61")),
        arguments("wait too long", Answer.status(503).header("retry-after-ms", "60001")),
        arguments(
            "wait too long",
            Answer.status(503).header("Retry-After", "Sun, 22 Nov 2026 12:01:01 GMT")),
        arguments("error in a 200", Answer.json(200, "{\"error\":{\"code\":503}}")));
  }

  @ParameterizedTest(name = "{2}: {0}")
  @MethodSource("terminal")
  void call_failsForGood_isMadeOnce(String name, Answer failing, Mode mode) {
    server.enqueue(failing);
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(server.requestCount()).isEqualTo(1);
    assertThat(clock.waits()).isEmpty();
    assertThat(failures).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void call_serverAsksForTooMuch_tellsTheValue() {
    server.enqueue(Answer.status(429).header("Retry-After", "600"));
    TuneStudioException failure = failureOf(Mode.CREATE, open());
    assertThat(failure).hasMessageContaining("(Retry-After: 10 min)");
    assertThat(((ApiException) failure).retryAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @EnumSource
  void call_failsThrice_throwsTheLastWithItsAttempts(Mode mode) {
    server.enqueue(
        Answer.status(503).header("Connection", "close"),
        Answer.lostConnection(),
        Answer.status(429).body("last"));
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure)
        .isExactlyInstanceOf(RateLimitException.class)
        .hasMessageContaining("HTTP 429: last")
        .hasMessageEndingWith(", 3 attempts]");
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(clock.waits()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(failures).extracting(TuneStudioException::attempts).containsExactly(1, 2, 3);
    assertThat(retriesIn).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), null);
    assertThat(failures.get(2)).isSameAs(failure);
    assertSameBodies(3);
  }

  @ParameterizedTest
  @EnumSource
  void call_serverIsNotThere_triesToConnectThrice(Mode mode) {
    try (DeadPort port = DeadPort.refusing()) {
      TuneStudioException failure = failureOf(mode, open(builder().baseUrl(port.baseUrl())));
      assertThat(failure)
          .isExactlyInstanceOf(ConnectionException.class)
          .hasMessageContaining("cannot connect to 127.0.0.1:" + port.port());
      assertThat(((ConnectionException) failure).stage())
          .isEqualTo(ConnectionException.Stage.CONNECT);
      assertThat(failure.attempts()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_policyOfCall_isUsedForThatCallOnly(Mode mode) {
    TextCompletions completions = open().textCompletions();
    server.enqueue(Answer.status(503), Answer.status(503), ANSWER);
    Throwable failure =
        catchThrowable(() -> mode.call(completions.with(o -> o.retryPolicy(RetryPolicy.none()))));
    assertThat(((TuneStudioException) failure).attempts()).isEqualTo(1);
    assertThat(mode.call(completions).text()).isEqualTo("upon a time");
    assertThat(server.requestCount()).isEqualTo(3);
  }

  @Test
  void result_retriedCall_tellsItsAttempts() {
    server.enqueue(Answer.status(503), ANSWER, Answer.status(503), ANSWER);
    TextCompletionRequest request = TextCompletionRequest.builder().prompt("Once").build();
    TextCompletions completions = open().textCompletions();
    assertThat(completions.createResponse(request).attempts()).isEqualTo(2);
    try (CompletionStream stream = completions.stream(request)) {
      assertThat(stream.attempts()).isEqualTo(2);
      stream.completion();
    }
  }

  @Test
  void attemptHeader_asked_numbersTheAttempts() {
    server.enqueue(Answer.status(503), Answer.status(503), ANSWER);
    Mode.CREATE.call(open(builder().attemptHeader("X-Attempt")));
    assertThat(server.requests())
        .extracting(request -> request.header("x-attempt"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void attemptHeader_notAsked_isNotSent() {
    server.enqueue(Answer.status(503), ANSWER);
    Mode.CREATE.call(open());
    List<RecordedRequest> sent = server.requests();
    assertThat(sent.get(1).headers().keySet())
        .isEqualTo(sent.get(0).headers().keySet())
        .isSubsetOf(
            "Accept",
            "Authorization",
            "Connection",
            "Content-Length",
            "Content-Type",
            "Host",
            "User-Agent");
  }

  @ParameterizedTest
  @EnumSource
  void call_connectionClosedWhileIdle_isTriedAgainByUsAlone(Mode mode) {
    TuneStudioClient tune = open();
    server.enqueue(ANSWER);
    mode.call(tune);
    server.awaitIdle(CEILING);
    server.enqueue(Answer.lostConnection(), ANSWER);
    assertThat(mode.call(tune).text()).isEqualTo("upon a time");
    assertThat(failures).hasSize(1);
    assertThat(server.requestCount()).isEqualTo(3);
  }

  private void assertSameBodies(int requests) {
    assertThat(server.requests()).hasSize(requests);
    assertThat(server.requests())
        .allSatisfy(
            request -> {
              assertThat(request.body()).isEqualTo(server.requests().get(0).body()).isNotEmpty();
              assertThat(request.header("Authorization")).isEqualTo(KEY);
            });
  }
}
