package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallSettings;
import app.tune.studio.client.internal.call.Calls;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Text completions: plain or streamed, waiting or not. Thread-safe.
 *
 * <p>Every method takes a request, or a lambda that fills in the builder of one, which begins with
 * the client's defaults. A request that breaks a limit is an {@link IllegalArgumentException} and
 * is not sent; every other failure is a {@link app.tune.studio.client.error.TuneStudioException}.
 */
public final class TextCompletions {

  /** The interceptor names the organization, so the argument that could do it is left out. */
  private static final @Nullable String ORGANIZATION = null;

  private final Calls<TextCompletion> plain;
  private final Calls<TextCompletionChunk> streamed;
  private final ClientDefaults defaults;
  private final CallSettings settings;

  TextCompletions(
      Calls<TextCompletion> plain,
      Calls<TextCompletionChunk> streamed,
      ClientDefaults defaults,
      CallSettings settings) {
    this.plain = plain;
    this.streamed = streamed;
    this.defaults = defaults;
    this.settings = settings;
  }

  /**
   * {@return these calls under other options; this object stays as it is}
   *
   * @param change sets the options, on what holds so far
   */
  public TextCompletions with(Consumer<CallOptions> change) {
    CallSettings changed = defaults.changed(settings, change);
    return new TextCompletions(plain.with(changed), streamed.with(changed), defaults, changed);
  }

  /**
   * Completes a prompt and waits for the whole answer.
   *
   * @param request what to complete
   * @return the answer
   */
  public TextCompletion create(TextCompletionRequest request) {
    return plain.await(ORGANIZATION, request).value();
  }

  /**
   * Completes a prompt and waits for the whole answer.
   *
   * @param request what to complete
   * @return the answer
   */
  public TextCompletion create(Consumer<TextCompletionRequestBuilder> request) {
    return create(built(request));
  }

  /**
   * Completes a prompt and returns the answer with its status, headers and attempts.
   *
   * @param request what to complete
   * @return the answer and what came with it
   */
  public ApiResponse<TextCompletion> createResponse(TextCompletionRequest request) {
    return new ApiResponse<>(plain.await(ORGANIZATION, request));
  }

  /**
   * Completes a prompt and returns the answer with its status, headers and attempts.
   *
   * @param request what to complete
   * @return the answer and what came with it
   */
  public ApiResponse<TextCompletion> createResponse(
      Consumer<TextCompletionRequestBuilder> request) {
    return createResponse(built(request));
  }

  /**
   * Completes a prompt; no thread waits for the answer. Cancelling the future closes its
   * connection. What hangs on the future runs on the client's executor.
   *
   * @param request what to complete
   * @return the answer, or the {@code TuneStudioException} that the call ended with
   * @throws UnsupportedOperationException where a plugged-in transport cannot do it
   */
  public CompletableFuture<TextCompletion> createAsync(TextCompletionRequest request) {
    return plain.async(decoded -> decoded.value(), ORGANIZATION, request);
  }

  /**
   * Completes a prompt; no thread waits for the answer. See the method that takes a request.
   *
   * @param request what to complete
   * @return the answer, or the {@code TuneStudioException} that the call ended with
   */
  public CompletableFuture<TextCompletion> createAsync(
      Consumer<TextCompletionRequestBuilder> request) {
    return createAsync(built(request));
  }

  /**
   * Streams a completion; returns when the server has answered with a success status.
   *
   * @param request what to complete
   * @return the stream, to be closed
   */
  public CompletionStream stream(TextCompletionRequest request) {
    return new CompletionStream(streamed.open(ORGANIZATION, request));
  }

  /**
   * Streams a completion; returns when the server has answered with a success status.
   *
   * @param request what to complete
   * @return the stream, to be closed
   */
  public CompletionStream stream(Consumer<TextCompletionRequestBuilder> request) {
    return stream(built(request));
  }

  /**
   * {@return a publisher of a completion's chunks} The request is sent when somebody subscribes,
   * which only one can; chunks come as fast as they are asked for, on the client's executor, and
   * cancelling the subscription closes the connection.
   *
   * @param request what to complete, sent at the subscription
   * @throws UnsupportedOperationException where a plugged-in transport cannot do it
   */
  public Publisher<TextCompletionChunk> publish(TextCompletionRequest request) {
    return streamed.publish(ORGANIZATION, request);
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
   * returned: it holds the whole completion at the end. Cancelling it closes the connection.
   *
   * @param request what to complete
   * @param listener told of each chunk and of the end
   * @return the whole completion, once it is there
   * @throws UnsupportedOperationException where a plugged-in transport cannot do it
   */
  public CompletableFuture<TextCompletion> streamAsync(
      TextCompletionRequest request, StreamListener listener) {
    ListeningSubscriber subscriber = new ListeningSubscriber(listener);
    publish(request).subscribe(subscriber);
    return subscriber.future();
  }

  /**
   * Streams a completion to a listener and a future. See the method that takes a request.
   *
   * @param request what to complete
   * @param listener told of each chunk and of the end
   * @return the whole completion, once it is there
   */
  public CompletableFuture<TextCompletion> streamAsync(
      Consumer<TextCompletionRequestBuilder> request, StreamListener listener) {
    return streamAsync(built(request), listener);
  }

  private TextCompletionRequest built(Consumer<TextCompletionRequestBuilder> request) {
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
    defaults.request().accept(builder);
    request.accept(builder);
    return builder.build();
  }
}
