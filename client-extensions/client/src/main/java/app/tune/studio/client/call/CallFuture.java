package app.tune.studio.client.call;

import app.tune.studio.client.error.CallCancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The future of a call; cancelling it closes the call's connection. */
final class CallFuture<T> extends CompletableFuture<T> {

  private final Call call;

  CallFuture(Call call) {
    this.call = call;
  }

  void settle(@Nullable T value, @Nullable Throwable failure) {
    if (failure == null) {
      complete(value);
    } else {
      boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
      completeExceptionally(wrapped ? failure.getCause() : failure);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      call.cancel(new CallCancelledException("the call was cancelled", call.context(), null));
    }
    return cancelled;
  }
}
