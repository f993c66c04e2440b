package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.CallCancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The future of a call; cancelling it, or completing it from outside, closes the connection. */
final class CallFuture<T> extends CompletableFuture<T> {

  private final Call call;
  private volatile boolean settled;

  CallFuture(Call call) {
    this.call = call;
    // also what orTimeout and completeOnTimeout do, after which nobody waits for the answer
    whenComplete((value, failure) -> cancelUnlessSettled());
  }

  void settle(@Nullable T value, @Nullable Throwable failure) {
    settled = true;
    if (failure == null) {
      complete(value);
    } else {
      boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
      completeExceptionally(wrapped ? failure.getCause() : failure);
    }
  }

  private void cancelUnlessSettled() {
    if (!settled) {
      call.cancel(new CallCancelledException("the call was cancelled", call.context(), null));
    }
  }
}
