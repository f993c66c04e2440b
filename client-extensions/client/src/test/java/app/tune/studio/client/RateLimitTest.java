package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.internal.time.Clock;
import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waits that a server asks for, and the retry budget that they do not drain. */
class RateLimitTest extends WireTest {

  private static final Answer WAIT = Answer.status(429).header("Retry-After", "1");

  private static final Pattern PROMPT = Pattern.compile("prompt (\\d+)");

  private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();

  private TuneStudioClientBuilder patient(RetryBudget budget) {
    return builder().retryPolicy(RetryPolicy.builder().maxRetries(6).build()).retryBudget(budget);
  }

  @ParameterizedTest
  @EnumSource
  void retryAfter_budgetIsEmpty_isStillObeyed(Mode mode) {
    server.enqueue(WAIT, WAIT, WAIT, WAIT, WAIT, WAIT, Answer.json(GOOD));
    assertThat(mode.call(open(patient(RetryBudget.of(0, 0)))).text()).isEqualTo("upon a time");
    assertThat(clock.waits())
        .hasSize(6)
        .allSatisfy(
            wait ->
                assertThat(wait)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1))
                    .isLessThanOrEqualTo(Duration.ofMillis(1_100)));
  }

  /** Each prompt is refused as often as its number says, up to the retries of the policy. */
  private Answer refusedUpToSixTimes(RecordedRequest request) {
    Matcher prompt = PROMPT.matcher(request.bodyText());
    assertThat(prompt.find()).isTrue();
    int number = Integer.parseInt(prompt.group(1));
    return refusals.merge(number, 1, Integer::sum) <= number % 7
        ? WAIT
        : Answer.json(SocketTest.last("text " + number));
  }

  /** Waits pass at once here; so many of them would empty the default budget several times. */
  @Test
  void retryAfter_manyPromptsOverARateLimit_areAllDone() throws Exception {
    server.handler(this::refusedUpToSixTimes);
    TuneStudioClient tune =
        open(
            TuneStudioClient.builder()
                .apiKey(KEY)
                .baseUrl(server.baseUrl())
                .time(new HurriedClock(), RandomGenerator.getDefault())
                .retryPolicy(RetryPolicy.builder().maxRetries(6).build()));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String prompt = "prompt " + i;
      all.add(threads.submit(() -> tune.textCompletions().create(r -> r.prompt(prompt)).text()));
    }
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).get(CEILING.toSeconds(), TimeUnit.SECONDS)).isEqualTo("text " + i);
    }
    threads.shutdown();
    assertThat(server.requestCount()).isGreaterThan(1_900);
  }

  /** A clock that stands still, and at which the waits that {@link #WAIT} asks for are over. */
  private static final class HurriedClock implements Clock {

    private final Clock still = new ManualClock();

    @Override
    public long nanoTime() {
      return still.nanoTime();
    }

    @Override
    public Instant now() {
      return still.now();
    }

    @Override
    public Runnable schedule(long delayNanos, Runnable task) {
      boolean asked = delayNanos >= 1_000_000_000L && delayNanos <= 1_100_000_000L;
      if (asked) {
        task.run();
        return () -> {};
      }
      return still.schedule(delayNanos, task);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rateLimit_withoutAWait_drainsTheBudgetAndSaysSo(Mode mode) {
    server.otherwise(Answer.status(429));
    RateLimitException failure =
        (RateLimitException) failureOf(mode, open(patient(RetryBudget.of(2, 0))));
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure).hasMessageContaining("retry budget of 2 is used up");
  }

  @ParameterizedTest
  @EnumSource
  void retryAfter_forEver_endsAtTheLimitOfThePolicyAndSaysSo(Mode mode) {
    server.otherwise(WAIT);
    RateLimitException failure =
        (RateLimitException) failureOf(mode, open(patient(RetryBudget.unlimited())));
    assertThat(failure.attempts()).isEqualTo(7);
    assertThat(failure)
        .hasMessageContaining("; not retried again: the limit of 6 retries is reached");
  }
}
