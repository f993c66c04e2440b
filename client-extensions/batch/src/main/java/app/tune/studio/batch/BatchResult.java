package app.tune.studio.batch;

import app.tune.studio.client.ApiResponse;
import app.tune.studio.model.TextCompletion;
import org.jspecify.annotations.Nullable;

/** How one item ended. Immutable. */
public final class BatchResult {

  private final BatchItem item;
  private final @Nullable ApiResponse<TextCompletion> response;
  private final @Nullable RuntimeException failure;
  private final int attempts;

  private BatchResult(
      BatchItem item,
      @Nullable ApiResponse<TextCompletion> response,
      @Nullable RuntimeException failure,
      int attempts) {
    this.item = item;
    this.response = response;
    this.failure = failure;
    this.attempts = attempts;
  }

  static BatchResult succeeded(BatchItem item, ApiResponse<TextCompletion> response, int attempts) {
    return new BatchResult(item, response, null, attempts);
  }

  static BatchResult failed(BatchItem item, RuntimeException failure, int attempts) {
    return new BatchResult(item, null, failure, attempts);
  }

  /** {@return the item} */
  public BatchItem item() {
    return item;
  }

  /** {@return the completion, or null where the item failed} */
  public @Nullable TextCompletion completion() {
    return response == null ? null : response.value();
  }

  /** {@return what came around the completion, or null where the item failed} */
  public @Nullable ApiResponse<TextCompletion> response() {
    return response;
  }

  /**
   * {@return why the item failed, or null} A {@code TuneStudioException}, or an {@code
   * IllegalArgumentException} where the request was refused before it was sent.
   */
  public @Nullable RuntimeException failure() {
    return failure;
  }

  /** {@return the kind of the failure as it stands in the output, or null} */
  public @Nullable String failureKind() {
    return failure == null ? null : FailureKind.of(failure);
  }

  /** {@return how often the request was sent, 0 where it was refused before} */
  public int attempts() {
    return attempts;
  }
}
