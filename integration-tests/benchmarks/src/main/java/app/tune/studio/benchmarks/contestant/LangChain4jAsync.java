package app.tune.studio.benchmarks.contestant;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import java.util.concurrent.CompletableFuture;

/** langchain4j's streaming language model; a stream cannot be cancelled. */
final class LangChain4jAsync implements AsyncContestant {

  private final OpenAiStreamingLanguageModel model;

  LangChain4jAsync(String url) {
    this.model =
        OpenAiStreamingLanguageModel.builder()
            .baseUrl(url)
            .apiKey("key")
            .modelName("user/model")
            .build();
  }

  @Override
  public CompletableFuture<Void> stream(String prompt, TokenListener listener) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    model.generate(
        prompt,
        new StreamingResponseHandler<String>() {
          @Override
          public void onNext(String token) {
            listener.onToken(TokenListener.timestamp(token));
          }

          @Override
          public void onComplete(Response<String> response) {
            end.complete(null);
          }

          @Override
          public void onError(Throwable failure) {
            end.completeExceptionally(failure);
          }
        });
    return end;
  }

  @Override
  public void close() {
    // has no close()
  }
}
