package app.tune.studio.client.internal.call;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future of an asynchronous call. Cancelling it, or completing it from outside, ends the call
 * and closes its connection.
 */
public final class CallFuture<T> extends CompletableFuture<T> {

  private static final Runnable NOTHING = () -> {};

  private volatile boolean settled;
  private volatile Runnable endCall = NOTHING;

  /** Creates a future for a call that has not started. */
  public CallFuture() {
    // also by orTimeout and completeOnTimeout, after which the response is not needed
    whenComplete((value, failure) -> endUnlessSettled());
  }

  /** Sets the action that ends the call; runs it at once if the future is already done. */
  public void endsBy(Runnable end) {
    endCall = end;
    if (isDone()) {
      endUnlessSettled();
    }
  }

  /** Completes the future with the call's own result. */
  public void settle(@Nullable T value) {
    settled = true;
    complete(value);
  }

  /** Completes the future with the call's own failure. */
  public void settleExceptionally(Throwable failure) {
    settled = true;
    completeExceptionally(failure);
  }

  private void endUnlessSettled() {
    if (!settled) {
      endCall.run();
    }
  }
}
