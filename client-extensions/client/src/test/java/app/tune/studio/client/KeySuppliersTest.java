package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.CredentialsException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppliers of keys: asked at each attempt, and once more after a 401. */
class KeySuppliersTest extends WireTest {

  private final AtomicInteger asked = new AtomicInteger();

  private Supplier<String> giving(String... keys) {
    Iterator<String> next = Arrays.asList(keys).iterator();
    return () -> {
      asked.incrementAndGet();
      return next.next();
    };
  }

  private List<String> keysSent() {
    return server.requests().stream()
        .map(request -> String.valueOf(request.header("Authorization")))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void supplier_eachAttempt_isAskedAnew(Mode mode) {
    server.enqueue(Answer.status(503), Answer.lostConnection(), Answer.json(200, GOOD));
    mode.call(open(builder().apiKey(giving("key-1", "key-2", "key-3"))));
    assertThat(keysSent()).containsExactly("key-1", "key-2", "key-3");
    assertThat(asked).hasValue(3);
  }

  @ParameterizedTest
  @EnumSource
  void unauthorized_otherKey_isSentOnceMoreWhateverThePolicy(Mode mode) {
    server.enqueue(Answer.status(401), Answer.json(200, GOOD));
    mode.call(open(builder().retryPolicy(RetryPolicy.none()).apiKey(giving("old", "new"))));
    assertThat(keysSent()).containsExactly("old", "new");
    assertThat(failures).hasSize(1).allMatch(AuthenticationException.class::isInstance);
    assertThat(retriesIn).containsExactly(Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void unauthorized_sameKey_failsAtOnce(Mode mode) {
    server.enqueue(Answer.status(401));
    TuneStudioException failure = failureOf(mode, open(builder().apiKey(giving("old", "old"))));
    assertThat(failure).isExactlyInstanceOf(AuthenticationException.class);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource
  void unauthorized_again_failsWithTwoAttempts(Mode mode) {
    server.enqueue(Answer.status(401), Answer.status(401));
    TuneStudioException failure =
        failureOf(mode, open(builder().apiKey(giving("old", "new", "newer"))));
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource
  void unauthorized_resend_countsAsAnAttempt(Mode mode) {
    server.enqueue(Answer.status(401), Answer.status(503), Answer.status(503));
    TuneStudioException failure =
        failureOf(mode, open(builder().apiKey(giving("old", "new", "new"))));
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure.status()).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource
  void unauthorized_fixedKey_failsAtOnce(Mode mode) {
    server.enqueue(Answer.status(401));
    assertThat(failureOf(mode, open()).attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void supplier_null_sendsNoKey(Mode mode) {
    server.enqueue(Answer.json(200, GOOD));
    mode.call(open(builder().apiKey(() -> null)));
    assertThat(keysSent()).containsExactly("null");
  }

  @ParameterizedTest
  @EnumSource
  void supplier_throws_isTheCauseAndNothingIsSent(Mode mode) {
    IllegalStateException broken = new IllegalStateException("vault is sealed");
    Supplier<String> supplier =
        () -> {
          throw broken;
        };
    assertThat(failureOf(mode, open(builder().apiKey(supplier))))
        .isExactlyInstanceOf(CredentialsException.class)
        .hasMessage(
            "no access key: its supplier failed [" + server.baseUrl() + "/text/completions]")
        .hasCause(broken);
    assertThat(server.requestCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void supplier_returnsAnInvalidKey_saysWhatIsWrong(Mode mode) {
    assertThat(failureOf(mode, open(builder().apiKey(() -> "secret\n"))))
        .isExactlyInstanceOf(CredentialsException.class)
        .hasMessageStartingWith("no access key: access key: character 7 is U+000A")
        .hasMessageNotContaining("secret");
    assertThat(server.requestCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void supplier_throwsAfter401_tellsBoth(Mode mode) {
    server.enqueue(Answer.status(401));
    TuneStudioException failure = failureOf(mode, open(builder().apiKey(giving("only"))));
    assertThat(failure)
        .isExactlyInstanceOf(CredentialsException.class)
        .hasCauseInstanceOf(java.util.NoSuchElementException.class);
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0]).isInstanceOf(AuthenticationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "secret\n",
        "secret\r\nX: y",
        "secret\u0000",
        "secret\u00E9",
        "secret\u30AD"
      })
  void supplier_impossibleKey_isRefusedWithoutShowingIt(String key) {
    TuneStudioException failure = failureOf(Mode.CREATE, open(builder().apiKey(() -> key)));
    assertThat(failure).isExactlyInstanceOf(CredentialsException.class);
    assertThat(failure + " " + failure.getCause()).doesNotContain("secret");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void createAsync_supplierThrows_failsTheFuture() {
    TuneStudioClient tune = open(builder().apiKey(giving()));
    CompletableFuture<?> future = tune.textCompletions().createAsync(r -> r.prompt("Once"));
    assertThat(future).failsWithin(CEILING);
    assertThat(catchThrowable(future::join)).hasCauseInstanceOf(CredentialsException.class);
  }
}
