package app.tune.studio.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A future ends its call if anybody but the call itself has completed it. */
class CallFutureTest {

  private final CallFuture<String> future = new CallFuture<>();
  private int ends;

  static Stream<Consumer<CallFuture<String>>> fromOutside() {
    return Stream.of(
        future -> future.complete("other"),
        future -> future.completeExceptionally(new IllegalStateException()),
        future -> future.cancel(false),
        future -> future.completeAsync(() -> "other", Runnable::run));
  }

  @ParameterizedTest
  @MethodSource("fromOutside")
  void complete_fromOutsideWhileTheCallRuns_endsIt(Consumer<CallFuture<String>> completion) {
    future.endsBy(() -> ends++);
    assertThat(ends).isZero();
    completion.accept(future);
    future.settle("too late");
    assertThat(ends).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("fromOutside")
  void endsBy_completedFromOutsideBefore_endsTheCallAtOnce(
      Consumer<CallFuture<String>> completion) {
    completion.accept(future);
    future.endsBy(() -> ends++);
    assertThat(ends).isEqualTo(1);
  }

  @Test
  void settle_resultOfTheCall_completesAndEndsNothing() {
    future.endsBy(() -> ends++);
    future.settle("whole");
    assertThat(future).isCompletedWithValue("whole");
    assertThat(future.cancel(true)).isFalse();
    assertThat(ends).isZero();
  }

  @Test
  void settleExceptionally_failureOfTheCall_completesAndEndsNothing() {
    Throwable failure = new IllegalStateException("lost");
    future.settleExceptionally(failure);
    future.endsBy(() -> ends++);
    assertThat(future).isCompletedExceptionally();
    assertThat(future.handle((value, thrown) -> thrown)).isCompletedWithValue(failure);
    assertThat(ends).isZero();
  }
}
