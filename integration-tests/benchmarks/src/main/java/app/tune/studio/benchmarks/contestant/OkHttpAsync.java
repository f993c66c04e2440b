package app.tune.studio.benchmarks.contestant;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** OkHttp's {@code enqueue} by hand; each call holds a thread of its dispatcher. */
final class OkHttpAsync implements AsyncContestant {

  private final OkHttpClient client = OkHttpBlocking.client();
  private final String url;

  OkHttpAsync(String url) {
    this.url = url + "/completions";
  }

  @Override
  public CompletableFuture<String> complete(String prompt) {
    CompletableFuture<String> text = new CompletableFuture<>();
    client
        .newCall(OkHttpBlocking.request(url, prompt, false))
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  text.complete(
                      TokenParser.text(OkHttpBlocking.requireOk(response).body().byteStream()));
                } catch (IOException | RuntimeException failure) {
                  text.completeExceptionally(failure);
                }
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                text.completeExceptionally(failure);
              }
            });
    return text;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
