package app.tune.studio.batch;

import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.Objects;
import java.util.function.Consumer;

/** One prompt of a batch, under an id that no other one of the batch has. Immutable. */
public final class BatchItem {

  private final String id;
  private final long line;
  private final Consumer<TextCompletionRequestBuilder> request;

  BatchItem(String id, long line, Consumer<TextCompletionRequestBuilder> request) {
    this.id = id;
    this.line = line;
    this.request = request;
  }

  /**
   * {@return an item that does not come from a file}
   *
   * <pre>{@code
   * BatchItem.of("row-17", r -> r.prompt("Classify: good value").maxTokens(4))
   * }</pre>
   *
   * @param id identifies the result, not empty
   * @param request fills in the request, on top of the defaults; called once for each attempt, on
   *     any thread
   * @throws IllegalArgumentException where the id is empty
   */
  public static BatchItem of(String id, Consumer<TextCompletionRequestBuilder> request) {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("id: must not be empty");
    }
    return new BatchItem(id, 0, Objects.requireNonNull(request, "request"));
  }

  /** {@return what identifies the item and its result} */
  public String id() {
    return id;
  }

  /**
   * {@return the line of the input at which the item begins, from 1; 0 where there is no input
   * file}
   */
  public long line() {
    return line;
  }

  void fill(TextCompletionRequestBuilder builder) {
    request.accept(builder);
  }

  /** Returns the id and the line. */
  @Override
  public String toString() {
    return line == 0 ? id : id + " (line " + line + ")";
  }
}
