package app.tune.studio.client;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Consumer;

/**
 * Text completions: plain or streamed, blocking or not. Thread-safe.
 *
 * <p>Every method takes a request, or a lambda that fills in a request builder preset with the
 * client's defaults. A request that violates a limit is not sent and causes an {@link
 * IllegalArgumentException}; every other failure is a {@link
 * app.tune.studio.client.error.TuneStudioException}.
 *
 * <p>{@link TuneStudioClient#textCompletions()} returns the implementation that calls the server.
 * This is an interface so that tests can substitute a stub and frameworks a proxy: the methods that
 * take a lambda delegate to those that take a request. Methods may be added in minor releases.
 */
public interface TextCompletions {

  /**
   * {@return these calls with other options; this object is unchanged}
   *
   * @param change sets the options, in addition to those of this object
   */
  TextCompletions with(Consumer<CallOptions> change);

  /**
   * {@return a request built on the client's defaults}
   *
   * @param change fills in the builder
   * @throws IllegalArgumentException if a value violates a limit
   */
  default TextCompletionRequest request(Consumer<TextCompletionRequestBuilder> change) {
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
    change.accept(builder);
    return builder.build();
  }

  /**
   * Completes a prompt and waits for the whole completion.
   *
   * @param request the completion request
   * @return the completion
   */
  TextCompletion create(TextCompletionRequest request);

  /**
   * Completes a prompt and waits for the whole completion.
   *
   * @param request the completion request
   * @return the completion
   */
  default TextCompletion create(Consumer<TextCompletionRequestBuilder> request) {
    return create(request(request));
  }

  /**
   * Completes a prompt and returns the completion with its status, headers and attempts.
   *
   * @param request the completion request
   * @return the completion with its metadata
   */
  ApiResponse<TextCompletion> createResponse(TextCompletionRequest request);

  /**
   * Completes a prompt and returns the completion with its status, headers and attempts.
   *
   * @param request the completion request
   * @return the completion with its metadata
   */
  default ApiResponse<TextCompletion> createResponse(
      Consumer<TextCompletionRequestBuilder> request) {
    return createResponse(request(request));
  }

  /**
   * Completes a prompt; no thread is blocked while waiting for the response. Cancelling or
   * completing the future closes the connection. Its dependent stages run on the client's executor.
   *
   * @param request the completion request
   * @return the completion, or the {@code TuneStudioException} that the call failed with
   * @throws UnsupportedOperationException if a custom transport does not support it
   */
  CompletableFuture<TextCompletion> createAsync(TextCompletionRequest request);

  /**
   * Completes a prompt; no thread waits for the response. See the method that takes a request.
   *
   * @param request the completion request
   * @return the completion, or the {@code TuneStudioException} that the call failed with
   */
  default CompletableFuture<TextCompletion> createAsync(
      Consumer<TextCompletionRequestBuilder> request) {
    return createAsync(request(request));
  }

  /**
   * Streams a completion; returns once the server has responded with a success status.
   *
   * @param request the completion request
   * @return the stream, to be closed by the caller
   */
  CompletionStream stream(TextCompletionRequest request);

  /**
   * Streams a completion; returns once the server has responded with a success status.
   *
   * @param request the completion request
   * @return the stream, to be closed by the caller
   */
  default CompletionStream stream(Consumer<TextCompletionRequestBuilder> request) {
    return stream(request(request));
  }

  /**
   * {@return a publisher of a completion's chunks} The request is sent on subscription; only one
   * subscriber is allowed. Chunks are delivered on the client's executor, as requested; cancelling
   * the subscription closes the connection.
   *
   * @param request the completion request, sent on subscription
   * @throws UnsupportedOperationException if a custom transport does not support it
   */
  Publisher<TextCompletionChunk> publish(TextCompletionRequest request);

  /**
   * {@return a publisher of a completion's chunks} See the method that takes a request.
   *
   * @param request the completion request, sent on subscription
   */
  default Publisher<TextCompletionChunk> publish(Consumer<TextCompletionRequestBuilder> request) {
    return publish(request(request));
  }

  /**
   * Streams a completion to a listener on the client's executor, and returns a future of the whole
   * completion. Cancelling or completing the future closes the connection.
   *
   * @param request the completion request
   * @param listener receives each chunk and the end
   * @return the whole completion
   * @throws UnsupportedOperationException if a custom transport does not support it
   */
  CompletableFuture<TextCompletion> streamAsync(
      TextCompletionRequest request,
      StreamListener<? super TextCompletionChunk, ? super TextCompletion> listener);

  /**
   * Streams a completion to a listener and a future. See the method that takes a request.
   *
   * @param request the completion request
   * @param listener receives each chunk and the end
   * @return the whole completion
   */
  default CompletableFuture<TextCompletion> streamAsync(
      Consumer<TextCompletionRequestBuilder> request,
      StreamListener<? super TextCompletionChunk, ? super TextCompletion> listener) {
    return streamAsync(request(request), listener);
  }
}
