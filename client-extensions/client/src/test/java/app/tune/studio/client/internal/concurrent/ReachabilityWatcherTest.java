package app.tune.studio.client.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReachabilityWatcherTest {

  private static final long CEILING_SECONDS = 60;

  private static void awaitCollection(CountDownLatch ran) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CEILING_SECONDS);
    while (!ran.await(10, TimeUnit.MILLISECONDS)) {
      System.gc();
      assertThat(System.nanoTime() - end).as("the action ran").isNegative();
    }
  }

  @Test
  void action_fails_isReportedAndTheOthersStillRun() throws InterruptedException {
    AtomicReference<Throwable> reported = new AtomicReference<>();
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reported.set(failure));
    try {
      RuntimeException failure = new IllegalStateException("the log is full");
      CountDownLatch failed = new CountDownLatch(1);
      CountDownLatch other = new CountDownLatch(1);
      ReachabilityWatcher.watch(
          new Object(),
          () -> {
            failed.countDown();
            throw failure;
          });
      awaitCollection(failed);
      ReachabilityWatcher.watch(new Object(), other::countDown);
      awaitCollection(other);
      assertThat(reported).hasValue(failure);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }
}
