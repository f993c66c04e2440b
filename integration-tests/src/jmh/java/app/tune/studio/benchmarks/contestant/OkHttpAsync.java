package app.tune.studio.benchmarks.contestant;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** OkHttp's {@code enqueue} by hand; each open call holds a thread of its dispatcher. */
final class OkHttpAsync implements AsyncContestant {

  private final OkHttpClient client = OkHttpBlocking.client();
  private final String url;

  OkHttpAsync(String url) {
    this.url = url + "/completions";
  }

  @Override
  public CompletableFuture<String> complete(String prompt) {
    return enqueue(prompt, false, response -> TokenParser.text(response.body().byteStream()));
  }

  @Override
  public CompletableFuture<Void> stream(String prompt, TokenListener listener) {
    return enqueue(
        prompt,
        true,
        response -> {
          new EventReader(listener).readAll(response.body().byteStream());
          return null;
        });
  }

  private <T> CompletableFuture<T> enqueue(
      String prompt, boolean streaming, ResponseReader<T> reader) {
    CompletableFuture<T> result = new CompletableFuture<>();
    client
        .newCall(OkHttpBlocking.request(url, prompt, streaming))
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  result.complete(reader.read(OkHttpBlocking.requireOk(response)));
                } catch (IOException | RuntimeException failure) {
                  result.completeExceptionally(failure);
                }
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                result.completeExceptionally(failure);
              }
            });
    return result;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  @FunctionalInterface
  private interface ResponseReader<T> {
    T read(Response response) throws IOException;
  }
}
