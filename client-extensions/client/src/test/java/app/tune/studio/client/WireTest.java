package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.HttpAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Clients over a scripted server, with a clock that is turned by hand. */
abstract class WireTest extends SocketFixture {

  static final String KEY = "sk-test-0123456789abcdef";
  static final String GOOD =
      "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"text\":\"upon a time\",\"finish_reason\":\"stop\"}]}";

  final ManualClock clock = new ManualClock();
  final List<TuneStudioException> failures = new ArrayList<>();
  final List<Duration> retriesIn = new ArrayList<>();

  /** Half of each bound: full jitter without chance. */
  private static final class FixedJitter implements RandomGenerator {
    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public double nextDouble() {
      return 0.5;
    }
  }

  /** Returns a builder whose retries wait on the clock of the test. */
  TuneStudioClientBuilder waitingBuilder() {
    return clientOfServer().apiKey(KEY).time(clock, new FixedJitter());
  }

  /** Returns a builder whose retries wait on the clock of the test, which lets them pass. */
  TuneStudioClientBuilder builder() {
    return waitingBuilder()
        .callListener(
            (AttemptListener)
                failed -> {
                  failures.add(failed.failure());
                  retriesIn.add(failed.retryIn());
                  clock.passNext(failed.retryIn());
                });
  }

  /** Returns a good answer to the requests of a mode. */
  static HttpAnswer<?> good(Mode mode) {
    return mode.isStream() ? Answer.eventStream().data(GOOD).data("[DONE]") : Answer.json(GOOD);
  }

  TuneStudioClient open() {
    return open(builder());
  }

  static TuneStudioException failureOf(Mode mode, TuneStudioClient tune) {
    Throwable thrown = catchThrowable(() -> mode.call(tune));
    assertThat(thrown).isInstanceOf(TuneStudioException.class);
    return (TuneStudioException) thrown;
  }
}
