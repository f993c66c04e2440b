package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;

/** A scripted server, clients with a clock that is turned by hand, and nothing left open. */
abstract class WireTest {

  static final Duration CEILING = Duration.ofSeconds(30);
  static final String KEY = "sk-test-0123456789abcdef";
  static final String GOOD =
      "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"text\":\"upon a time\",\"finish_reason\":\"stop\"}]}";

  final ScriptedServer server = ScriptedServer.start();
  final ManualClock clock = new ManualClock();
  final List<TuneStudioException> failures = new ArrayList<>();
  final List<Duration> retriesIn = new ArrayList<>();
  private final List<TuneStudioClient> clients = new ArrayList<>();

  /** Half of each bound: full jitter without chance. */
  private static final class Half implements RandomGenerator {
    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public double nextDouble() {
      return 0.5;
    }
  }

  /** Returns a builder whose retries wait on the clock of the test, which lets them pass. */
  TuneStudioClientBuilder builder() {
    return TuneStudioClient.builder()
        .apiKey(KEY)
        .baseUrl(server.baseUrl())
        .time(clock, new Half())
        .attemptListener(
            (failure, retryIn) -> {
              failures.add(failure);
              retriesIn.add(retryIn);
              clock.passNext(retryIn);
            });
  }

  TuneStudioClient open(TuneStudioClientBuilder builder) {
    TuneStudioClient tune = builder.build();
    clients.add(tune);
    return tune;
  }

  TuneStudioClient open() {
    return open(builder());
  }

  static TuneStudioException failureOf(Mode mode, TuneStudioClient tune) {
    Throwable thrown = catchThrowable(() -> mode.call(tune));
    assertThat(thrown).isInstanceOf(TuneStudioException.class);
    return (TuneStudioException) thrown;
  }

  @AfterEach
  void nothingStaysOpen() {
    server.awaitIdle(CEILING);
    for (TuneStudioClient tune : clients) {
      assertEventually(() -> isEmpty(tune, "core.pending"), "calls are pending");
      tune.close();
    }
    server.closeIdleConnections();
    server.awaitNoOpenConnections(CEILING);
    for (TuneStudioClient tune : clients) {
      assertEventually(() -> isEmpty(tune, "core.watch.watched"), "limits are watched");
    }
    assertThat(server.answersLeft()).as("answers not asked for").isZero();
    server.close();
  }

  /** Other threads end what they do shortly after a call has ended. */
  static void assertEventually(BooleanSupplier condition, String otherwise) {
    long end = System.nanoTime() + CEILING.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(otherwise).isNegative();
      Thread.yield();
    }
  }

  private static boolean isEmpty(TuneStudioClient tune, String path) {
    AtomicReference<Object> found = new AtomicReference<>();
    assertThat(tune).extracting(path).satisfies(found::set);
    return ((Collection<?>) found.get()).isEmpty();
  }
}
