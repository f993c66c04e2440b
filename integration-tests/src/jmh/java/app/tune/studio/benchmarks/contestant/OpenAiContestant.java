package app.tune.studio.benchmarks.contestant;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;

/** openai-java and its legacy completions. */
final class OpenAiContestant implements Contestant {

  private final OpenAIClient client;

  OpenAiContestant(String url) {
    this.client = OpenAIOkHttpClient.builder().baseUrl(url).apiKey("key").build();
  }

  private static CompletionCreateParams request(String prompt) {
    return CompletionCreateParams.builder().model("user/model").prompt(prompt).build();
  }

  @Override
  public String complete(String prompt) {
    return client.completions().create(request(prompt)).choices().get(0).text();
  }

  @Override
  public void stream(String prompt, Tokens tokens) {
    try (StreamResponse<Completion> stream =
        client.completions().createStreaming(request(prompt))) {
      stream.stream().forEach(chunk -> tokens.token(Tokens.stamp(chunk.choices().get(0).text())));
    }
  }

  @Override
  public AutoCloseable open(String prompt) {
    StreamResponse<Completion> stream = client.completions().createStreaming(request(prompt));
    stream.stream().iterator().next();
    return stream;
  }

  @Override
  public void close() {
    client.close();
  }
}
