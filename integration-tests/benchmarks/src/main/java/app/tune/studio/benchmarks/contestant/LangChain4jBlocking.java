package app.tune.studio.benchmarks.contestant;

import dev.langchain4j.model.openai.OpenAiLanguageModel;

/** langchain4j's language model; it has no blocking stream. */
final class LangChain4jBlocking implements BlockingContestant {

  private final OpenAiLanguageModel model;

  LangChain4jBlocking(String url) {
    this.model =
        OpenAiLanguageModel.builder().baseUrl(url).apiKey("key").modelName("user/model").build();
  }

  @Override
  public String complete(String prompt) {
    return model.generate(prompt).content();
  }

  @Override
  public void stream(String prompt, TokenListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    // has no close()
  }
}
