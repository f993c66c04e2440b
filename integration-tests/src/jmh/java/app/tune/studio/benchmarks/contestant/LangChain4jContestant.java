package app.tune.studio.benchmarks.contestant;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.openai.OpenAiLanguageModel;
import dev.langchain4j.model.openai.OpenAiStreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import java.util.concurrent.CompletableFuture;

/** langchain4j and its language models; a stream cannot be cancelled. */
final class LangChain4jContestant implements Contestant {

  private final String url;
  private volatile OpenAiLanguageModel plain;
  private volatile OpenAiStreamingLanguageModel streaming;

  LangChain4jContestant(String url) {
    this.url = url;
  }

  /** The two are separate models: only what is used is made, as a person would do it. */
  private synchronized OpenAiLanguageModel plain() {
    if (plain == null) {
      plain =
          OpenAiLanguageModel.builder().baseUrl(url).apiKey("key").modelName("user/model").build();
    }
    return plain;
  }

  private synchronized OpenAiStreamingLanguageModel streaming() {
    if (streaming == null) {
      streaming =
          OpenAiStreamingLanguageModel.builder()
              .baseUrl(url)
              .apiKey("key")
              .modelName("user/model")
              .build();
    }
    return streaming;
  }

  @Override
  public String complete(String prompt) {
    OpenAiLanguageModel ready = plain;
    return (ready == null ? plain() : ready).generate(prompt).content();
  }

  @Override
  public void stream(String prompt, Tokens tokens) {
    start(prompt, tokens).join();
  }

  @Override
  public CompletableFuture<?> start(String prompt, Tokens tokens) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    OpenAiStreamingLanguageModel ready = streaming;
    (ready == null ? streaming() : ready)
        .generate(
            prompt,
            new StreamingResponseHandler<String>() {
              @Override
              public void onNext(String token) {
                tokens.token(Tokens.stamp(token));
              }

              @Override
              public void onComplete(Response<String> response) {
                over.complete(null);
              }

              @Override
              public void onError(Throwable failure) {
                over.completeExceptionally(failure);
              }
            });
    return over;
  }

  @Override
  public void close() {
    // it has nothing to close
  }
}
