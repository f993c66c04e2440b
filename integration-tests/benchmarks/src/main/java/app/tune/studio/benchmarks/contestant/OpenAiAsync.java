package app.tune.studio.benchmarks.contestant;

import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.models.completions.Completion;
import java.util.concurrent.CompletableFuture;

/** openai-java's asynchronous client; each open stream holds a thread of it. */
final class OpenAiAsync implements AsyncContestant {

  private final OpenAIClientAsync client;

  OpenAiAsync(String url) {
    this.client =
        OpenAIOkHttpClientAsync.builder()
            .baseUrl(url)
            .apiKey("key")
            .maxIdleConnections(OkHttpBlocking.MAX_CONNECTIONS)
            .keepAliveDuration(OkHttpBlocking.KEEP_ALIVE)
            .build();
  }

  @Override
  public CompletableFuture<String> complete(String prompt) {
    return client
        .completions()
        .create(OpenAiBlocking.request(prompt))
        .thenApply(completion -> completion.choices().get(0).text());
  }

  @Override
  public CompletableFuture<Void> stream(String prompt, TokenListener listener) {
    AsyncStreamResponse<Completion> stream =
        client.completions().createStreaming(OpenAiBlocking.request(prompt));
    stream.subscribe(chunk -> OpenAiBlocking.deliver(chunk, listener));
    return stream.onCompleteFuture();
  }

  @Override
  public void close() {
    client.close();
  }
}
