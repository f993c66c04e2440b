package app.tune.studio.client;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Consumer;

/** Text completions backed by an endpoint, with the client's defaults. */
final class EndpointTextCompletions implements TextCompletions {

  private final Endpoint<TextCompletionRequest, TextCompletion, TextCompletionChunk> endpoint;
  private final Consumer<TextCompletionRequestBuilder> defaults;

  EndpointTextCompletions(
      Endpoint<TextCompletionRequest, TextCompletion, TextCompletionChunk> endpoint,
      Consumer<TextCompletionRequestBuilder> defaults) {
    this.endpoint = endpoint;
    this.defaults = defaults;
  }

  @Override
  public TextCompletions with(Consumer<CallOptions> change) {
    return new EndpointTextCompletions(endpoint.with(change), defaults);
  }

  @Override
  public TextCompletionRequest request(Consumer<TextCompletionRequestBuilder> change) {
    return TextCompletions.super.request(defaults.andThen(change));
  }

  @Override
  public TextCompletion create(TextCompletionRequest request) {
    return endpoint.create(request);
  }

  @Override
  public ApiResponse<TextCompletion> createResponse(TextCompletionRequest request) {
    return endpoint.createResponse(request);
  }

  @Override
  public CompletableFuture<TextCompletion> createAsync(TextCompletionRequest request) {
    return endpoint.createAsync(request);
  }

  @Override
  public CompletionStream stream(TextCompletionRequest request) {
    return new CompletionStream(endpoint.opened(request));
  }

  @Override
  public Publisher<TextCompletionChunk> publish(TextCompletionRequest request) {
    return endpoint.publish(request);
  }

  @Override
  public CompletableFuture<TextCompletion> streamAsync(
      TextCompletionRequest request,
      StreamListener<? super TextCompletionChunk, ? super TextCompletion> listener) {
    return endpoint.streamAsync(request, listener);
  }
}
