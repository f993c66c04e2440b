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
 * <p>Every method takes a request, or a lambda that fills in the builder of one, which begins with
 * the client's defaults. A request that breaks a limit is an {@link IllegalArgumentException} and
 * is not sent; every other failure is a {@link app.tune.studio.client.error.TuneStudioException}.
 *
 * <p>{@link TuneStudioClient#textCompletions()} gives the one that calls the server. It is an
 * interface so that tests can put a stub in its place, and frameworks a proxy: the methods that
 * take a lambda lead to those that take a request. Methods may be added in minor releases.
 */
public interface TextCompletions {

  /**
   * {@return these calls under other options; this object stays as it is}
   *
   * @param change sets the options, on top of those that hold here
   */
  TextCompletions with(Consumer<CallOptions> change);

  /**
   * {@return a request that begins with the client's defaults}
   *
   * @param change fills in the builder
   * @throws IllegalArgumentException where a value breaks a limit
   */
  default TextCompletionRequest request(Consumer<TextCompletionRequestBuilder> change) {
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
    change.accept(builder);
    return builder.build();
  }

  /**
   * Completes a prompt and waits for the whole completion.
   *
   * @param request what to complete
   * @return the completion
   */
  TextCompletion create(TextCompletionRequest request);

  /**
   * Completes a prompt and waits for the whole completion.
   *
   * @param request what to complete
   * @return the completion
   */
  default TextCompletion create(Consumer<TextCompletionRequestBuilder> request) {
    return create(request(request));
  }

  /**
   * Completes a prompt and returns the completion with its status, headers and attempts.
   *
   * @param request what to complete
   * @return the completion and what came with it
   */
  ApiResponse<TextCompletion> createResponse(TextCompletionRequest request);

  /**
   * Completes a prompt and returns the completion with its status, headers and attempts.
   *
   * @param request what to complete
   * @return the completion and what came with it
   */
  default ApiResponse<TextCompletion> createResponse(
      Consumer<TextCompletionRequestBuilder> request) {
    return createResponse(request(request));
  }

  /**
   * Completes a prompt; no thread waits for the response. Cancelling the future, or completing it,
   * closes the connection. Its dependent stages run on the client's executor.
   *
   * @param request what to complete
   * @return the completion, or the {@code TuneStudioException} that the call ended with
   * @throws UnsupportedOperationException where a plugged-in transport cannot do it
   */
  CompletableFuture<TextCompletion> createAsync(TextCompletionRequest request);

  /**
   * Completes a prompt; no thread waits for the response. See the method that takes a request.
   *
   * @param request what to complete
   * @return the completion, or the {@code TuneStudioException} that the call ended with
   */
  default CompletableFuture<TextCompletion> createAsync(
      Consumer<TextCompletionRequestBuilder> request) {
    return createAsync(request(request));
  }

  /**
   * Streams a completion; returns when the server has responded with a success status.
   *
   * @param request what to complete
   * @return the stream, to be closed
   */
  CompletionStream stream(TextCompletionRequest request);

  /**
   * Streams a completion; returns when the server has responded with a success status.
   *
   * @param request what to complete
   * @return the stream, to be closed
   */
  default CompletionStream stream(Consumer<TextCompletionRequestBuilder> request) {
    return stream(request(request));
  }

  /**
   * {@return a publisher of a completion's chunks} The request is sent when somebody subscribes,
   * which only one can; chunks come as fast as they are requested, on the client's executor, and
   * cancelling the subscription closes the connection.
   *
   * @param request what to complete, sent at the subscription
   * @throws UnsupportedOperationException where a plugged-in transport cannot do it
   */
  Publisher<TextCompletionChunk> publish(TextCompletionRequest request);

  /**
   * {@return a publisher of a completion's chunks} See the method that takes a request.
   *
   * @param request what to complete, sent at the subscription
   */
  default Publisher<TextCompletionChunk> publish(Consumer<TextCompletionRequestBuilder> request) {
    return publish(request(request));
  }

  /**
   * Streams a completion to a listener on the client's executor, and to the future that is
   * returned: it holds the whole completion at the end. Cancelling or completing it closes the
   * connection.
   *
   * @param request what to complete
   * @param listener receives each chunk and the end
   * @return the whole completion, once it is there
   * @throws UnsupportedOperationException where a plugged-in transport cannot do it
   */
  CompletableFuture<TextCompletion> streamAsync(
      TextCompletionRequest request,
      StreamListener<? super TextCompletionChunk, ? super TextCompletion> listener);

  /**
   * Streams a completion to a listener and a future. See the method that takes a request.
   *
   * @param request what to complete
   * @param listener receives each chunk and the end
   * @return the whole completion, once it is there
   */
  default CompletableFuture<TextCompletion> streamAsync(
      Consumer<TextCompletionRequestBuilder> request,
      StreamListener<? super TextCompletionChunk, ? super TextCompletion> listener) {
    return streamAsync(request(request), listener);
  }
}
