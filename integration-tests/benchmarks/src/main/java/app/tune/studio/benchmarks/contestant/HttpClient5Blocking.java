package app.tune.studio.benchmarks.contestant;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;

/** Apache HttpClient 5 by hand, its classic client. */
final class HttpClient5Blocking implements BlockingContestant {

  static final int MAX_CONNECTIONS = 10_000;

  /** Buffers are allocated for each connection. */
  static final Http1Config HTTP1 = Http1Config.custom().setBufferSize(8 * 1024).build();

  static final RequestConfig REQUESTS =
      RequestConfig.custom().setProtocolUpgradeEnabled(false).build();

  private final CloseableHttpClient client =
      HttpClientBuilder.create()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(MAX_CONNECTIONS)
                  .setMaxConnTotal(MAX_CONNECTIONS)
                  .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                  .setConnectionFactory(
                      ManagedHttpClientConnectionFactory.builder().http1Config(HTTP1).build())
                  .build())
          .setDefaultRequestConfig(REQUESTS)
          .disableRedirectHandling()
          .disableAutomaticRetries()
          .disableContentCompression()
          .disableCookieManagement()
          .disableAuthCaching()
          .build();
  private final String url;

  HttpClient5Blocking(String url) {
    this.url = url + "/completions";
  }

  private HttpPost request(String prompt, boolean streaming) {
    HttpPost request = new HttpPost(url);
    request.setHeader("Authorization", "Bearer key");
    request.setEntity(
        new ByteArrayEntity(TokenParser.request(prompt, streaming), ContentType.APPLICATION_JSON));
    return request;
  }

  private static ClassicHttpResponse requireOk(ClassicHttpResponse response) {
    if (response.getCode() != 200) {
      throw new IllegalStateException("status " + response.getCode());
    }
    return response;
  }

  @Override
  public String complete(String prompt) {
    try {
      return client.execute(
          request(prompt, false),
          response -> TokenParser.text(requireOk(response).getEntity().getContent()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stream(String prompt, TokenListener listener) {
    try {
      client.execute(
          request(prompt, true),
          response -> {
            new EventReader(listener).readAll(requireOk(response).getEntity().getContent());
            return null;
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public AutoCloseable open(String prompt) {
    HttpPost request = request(prompt, true);
    try {
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      EventReader.readFirst(requireOk(response).getEntity().getContent());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return request::cancel;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
