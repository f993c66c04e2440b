package app.tune.studio.spark;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row before its request, in flight, or settled. Used by the task's thread, except for the
 * outcome, which the client sets before it hands the row over, and for {@link #cancel}.
 */
final class RowCompletion {

  final Row input;
  final @Nullable TextCompletionRequest request;
  final @Nullable JournalKey key;
  private @Nullable Row result;
  private boolean settled;
  private @Nullable RequestSlot slot;
  private volatile @Nullable CompletableFuture<TextCompletion> call; // others may cancel it
  private @Nullable TextCompletion completion;
  private @Nullable Throwable failure;

  /** Creates a row that needs a request. */
  RowCompletion(Row input, TextCompletionRequest request, @Nullable JournalKey key) {
    this.input = input;
    this.request = request;
    this.key = key;
  }

  /** Creates a row that needs no request. */
  RowCompletion(Row input, @Nullable Row result) {
    this.input = input;
    this.request = null;
    this.key = null;
    settle(result);
  }

  void settle(@Nullable Row value) {
    result = value;
    settled = true;
  }

  boolean isSettled() {
    return settled;
  }

  @Nullable Row result() {
    return result;
  }

  /** Sends the request; the row is handed over when the call has ended. */
  void start(RequestSlot free, TextCompletionRequest what, Consumer<RowCompletion> whenDone) {
    slot = free;
    CompletableFuture<TextCompletion> started;
    try {
      started = free.start(what);
    } catch (IllegalArgumentException refused) {
      failure = refused;
      whenDone.accept(this);
      return;
    }
    call = started;
    started.whenComplete(
        (value, thrown) -> {
          completion = value;
          failure = thrown;
          whenDone.accept(this);
        });
  }

  void cancel() {
    CompletableFuture<TextCompletion> started = call;
    if (started != null) {
      started.cancel(true);
    }
  }

  @Nullable RequestSlot slot() {
    return slot;
  }

  @Nullable TextCompletion completion() {
    return completion;
  }

  @Nullable Throwable failure() {
    return failure;
  }
}
