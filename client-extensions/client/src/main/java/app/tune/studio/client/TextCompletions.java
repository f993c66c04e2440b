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
 */
public final class TextCompletions {

  private final Endpoint<TextCompletionRequest, TextCompletion, TextCompletionChunk> endpoint;
  private final Consumer<TextCompletionRequestBuilder> defaults;

  TextCompletions(
      Endpoint<TextCompletionRequest, TextCompletion, TextCompletionChunk> endpoint,
      Consumer<TextCompletionRequestBuilder> defaults) {
    this.endpoint = endpoint;
    this.defaults = defaults;
  }

  /**
   * {@return these calls under other options; this object stays as it is}
   *
   * @param change sets the options, on top of those that hold here
   */
  public TextCompletions with(Consumer<CallOptions> change) {
    return new TextCompletions(endpoint.with(change), defaults);
  }

  /**
   * Completes a prompt and waits for the whole completion.
   *
   * @param request what to complete
   * @return the completion
   */
  public TextCompletion create(TextCompletionRequest request) {
    return endpoint.create(request);
  }

  /**
   * Completes a prompt and waits for the whole completion.
   *
   * @param request what to complete
   * @return the completion
   */
  public TextCompletion create(Consumer<TextCompletionRequestBuilder> request) {
    return create(built(request));
  }

  /**
   * Completes a prompt and returns the completion with its status, headers and attempts.
   *
   * @param request what to complete
   * @return the completion and what came with it
   */
  public ApiResponse<TextCompletion> createResponse(TextCompletionRequest request) {
    return endpoint.createResponse(request);
  }

  /**
   * Completes a prompt and returns the completion with its status, headers and attempts.
   *
   * @param request what to complete
   * @return the completion and what came with it
   */
  public ApiResponse<TextCompletion> createResponse(
      Consumer<TextCompletionRequestBuilder> request) {
    return createResponse(built(request));
  }

  /**
   * Completes a prompt; no thread waits for the response. Cancelling the future, or completing it,
   * closes the connection. Its dependent stages run on the client's executor.
   *
   * @param request what to complete
   * @return the completion, or the {@code TuneStudioException} that the call ended with
   * @throws UnsupportedOperationException where a plugged-in transport cannot do it
   */
  public CompletableFuture<TextCompletion> createAsync(TextCompletionRequest request) {
    return endpoint.createAsync(request);
  }

  /**
   * Completes a prompt; no thread waits for the response. See the method that takes a request.
   *
   * @param request what to complete
   * @return the completion, or the {@code TuneStudioException} that the call ended with
   */
  public CompletableFuture<TextCompletion> createAsync(
      Consumer<TextCompletionRequestBuilder> request) {
    return createAsync(built(request));
  }

  /**
   * Streams a completion; returns when the server has responded with a success status.
   *
   * @param request what to complete
   * @return the stream, to be closed
   */
  public CompletionStream stream(TextCompletionRequest request) {
    return new CompletionStream(endpoint.opened(request));
  }

  /**
   * Streams a completion; returns when the server has responded with a success status.
   *
   * @param request what to complete
   * @return the stream, to be closed
   */
  public CompletionStream stream(Consumer<TextCompletionRequestBuilder> request) {
    return stream(built(request));
  }

  /**
   * {@return a publisher of a completion's chunks} The request is sent when somebody subscribes,
   * which only one can; chunks come as fast as they are requested, on the client's executor, and
   * cancelling the subscription closes the connection.
   *
   * @param request what to complete, sent at the subscription
   * @throws UnsupportedOperationException where a plugged-in transport cannot do it
   */
  public Publisher<TextCompletionChunk> publish(TextCompletionRequest request) {
    return endpoint.publish(request);
  }

  /**
   * {@return a publisher of a completion's chunks} See the method that takes a request.
   *
   * @param request what to complete, sent at the subscription
   */
  public Publisher<TextCompletionChunk> publish(Consumer<TextCompletionRequestBuilder> request) {
    return publish(built(request));
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
  public CompletableFuture<TextCompletion> streamAsync(
      TextCompletionRequest request,
      StreamListener<? super TextCompletionChunk, ? super TextCompletion> listener) {
    return endpoint.streamAsync(request, listener);
  }

  /**
   * Streams a completion to a listener and a future. See the method that takes a request.
   *
   * @param request what to complete
   * @param listener receives each chunk and the end
   * @return the whole completion, once it is there
   */
  public CompletableFuture<TextCompletion> streamAsync(
      Consumer<TextCompletionRequestBuilder> request,
      StreamListener<? super TextCompletionChunk, ? super TextCompletion> listener) {
    return streamAsync(built(request), listener);
  }

  private TextCompletionRequest built(Consumer<TextCompletionRequestBuilder> request) {
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
    defaults.accept(builder);
    request.accept(builder);
    return builder.build();
  }
}
