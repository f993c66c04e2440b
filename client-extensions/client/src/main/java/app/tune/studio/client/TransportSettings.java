package app.tune.studio.client;

import app.tune.studio.client.internal.http.FeignTransport;
import app.tune.studio.client.internal.http.JdkTransport;
import app.tune.studio.client.internal.http.LazySslContext;
import app.tune.studio.client.internal.http.Transport;
import feign.Client;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How a client reaches the network, as its builder gathers it. Not thread-safe. */
final class TransportSettings {

  Duration connectTimeout = Duration.ofSeconds(10);
  @Nullable SSLContext sslContext;
  @Nullable ProxySelector proxy;
  @Nullable HttpClient httpClient;
  @Nullable Client feignClient;
  boolean http2;

  Transport transport(Duration readTimeout) {
    if (feignClient != null) {
      return new FeignTransport(feignClient, connectTimeout, readTimeout);
    }
    return httpClient != null
        ? new JdkTransport(given(httpClient), false)
        : new JdkTransport(build(), true);
  }

  /** Returns the limit for connecting that holds: a client that was given has its own. */
  Duration connectTimeout() {
    return httpClient == null ? connectTimeout : httpClient.connectTimeout().orElse(connectTimeout);
  }

  private HttpClient given(HttpClient client) {
    if (sslContext != null || proxy != null || http2) {
      throw new IllegalArgumentException(
          "httpClient: has its own settings, so sslContext, proxy and http2 must not be set too");
    }
    return client;
  }

  private HttpClient build() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(Redirect.NEVER)
            .version(http2 ? Version.HTTP_2 : Version.HTTP_1_1)
            .sslContext(sslContext == null ? new LazySslContext() : sslContext)
            // What runs there only hands bytes over, so it needs no thread of its own.
            .executor(Runnable::run);
    if (proxy != null) {
      builder.proxy(proxy);
    }
    return builder.build();
  }

  static HttpClient checked(HttpClient given) {
    if (given.authenticator().isPresent()) {
      throw new IllegalArgumentException(
          "httpClient: must not have an authenticator, since the JDK then drops the access key");
    }
    if (given.followRedirects() != Redirect.NEVER) {
      throw new IllegalArgumentException(
          "httpClient: must not follow redirects, since the access key would go along");
    }
    return given;
  }
}
