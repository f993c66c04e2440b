package app.tune.studio.benchmarks.contestant;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;

/** openai-java and its legacy completions. */
final class OpenAiBlocking implements BlockingContestant {

  private final OpenAIClient client;

  OpenAiBlocking(String url) {
    this.client =
        OpenAIOkHttpClient.builder()
            .baseUrl(url)
            .apiKey("key")
            .maxIdleConnections(OkHttpBlocking.MAX_CONNECTIONS)
            .keepAliveDuration(OkHttpBlocking.KEEP_ALIVE)
            .build();
  }

  static CompletionCreateParams request(String prompt) {
    return CompletionCreateParams.builder().model("user/model").prompt(prompt).build();
  }

  static void deliver(Completion chunk, TokenListener listener) {
    listener.onToken(TokenListener.timestamp(chunk.choices().get(0).text()));
  }

  @Override
  public String complete(String prompt) {
    return client.completions().create(request(prompt)).choices().get(0).text();
  }

  @Override
  public void stream(String prompt, TokenListener listener) {
    try (StreamResponse<Completion> stream =
        client.completions().createStreaming(request(prompt))) {
      stream.stream().forEach(chunk -> deliver(chunk, listener));
    }
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // the caller closes it
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
