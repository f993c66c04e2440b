package app.tune.studio.client.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepExecutorTest {

  private final AtomicInteger runs = new AtomicInteger();
  private final Queue<Runnable> queued = new ArrayDeque<>();

  private static Stream<Supplier<Throwable>> failures() {
    return Stream.of(
        RejectedExecutionException::new,
        IllegalStateException::new,
        () -> new OutOfMemoryError("unable to create native thread"));
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void execute_executorThrows_runsTheStepHere(Supplier<Throwable> failure) {
    new StepExecutor(task -> sneak(failure.get())).execute(runs::incrementAndGet);
    assertThat(runs).hasValue(1);
  }

  @Test
  void execute_executorQueuesAndThrows_runsTheStepOnce() {
    Executor halfHearted =
        task -> {
          queued.add(task);
          throw new OutOfMemoryError("unable to create native thread");
        };
    new StepExecutor(halfHearted).execute(runs::incrementAndGet);
    queued.remove().run();
    assertThat(runs).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void execute_stepThrowsOnThisThread_doesNotPassItOn(Supplier<Throwable> failure) {
    assertThatCode(
            () ->
                new StepExecutor(Runnable::run)
                    .execute(
                        () -> {
                          runs.incrementAndGet();
                          sneak(failure.get());
                        }))
        .doesNotThrowAnyException();
    assertThat(runs).hasValue(1);
  }
}
