package app.tune.studio.benchmarks.contestant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp by hand. */
final class OkHttpBlocking implements BlockingContestant {

  static final int MAX_CONNECTIONS = 10_000;
  static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

  private static final MediaType JSON = MediaType.parse("application/json");

  private final OkHttpClient client = client();
  private final String url;

  OkHttpBlocking(String url) {
    this.url = url + "/completions";
  }

  /** Without the default limits of 5 connections: idle ones, and asynchronous calls per host. */
  static OkHttpClient client() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(MAX_CONNECTIONS);
    dispatcher.setMaxRequestsPerHost(MAX_CONNECTIONS);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(
            new ConnectionPool(MAX_CONNECTIONS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
        .build();
  }

  static Request request(String url, String prompt, boolean streaming) {
    return new Request.Builder()
        .url(url)
        .header("Authorization", "Bearer key")
        .post(RequestBody.create(TokenParser.request(prompt, streaming), JSON))
        .build();
  }

  static Response requireOk(Response response) {
    if (response.code() != 200) {
      response.close();
      throw new IllegalStateException("status " + response.code());
    }
    return response;
  }

  @Override
  public String complete(String prompt) {
    try (Response response = requireOk(client.newCall(request(url, prompt, false)).execute())) {
      return TokenParser.text(response.body().byteStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stream(String prompt, TokenListener listener) {
    try (Response response = requireOk(client.newCall(request(url, prompt, true)).execute())) {
      new EventReader(listener).readAll(response.body().byteStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public AutoCloseable open(String prompt) {
    Call call = client.newCall(request(url, prompt, true));
    try {
      Response response = requireOk(call.execute());
      EventReader.readFirst(response.body().byteStream());
      return () -> {
        call.cancel();
        response.close();
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
