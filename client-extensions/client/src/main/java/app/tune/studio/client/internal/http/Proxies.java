package app.tune.studio.client.internal.http;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.Objects;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/** The proxy of each request, and its credentials, which are never sent to the origin. */
final class Proxies {

  private Proxies() {}

  /** Returns whether a request may go through a proxy. */
  static boolean any(TransportSettings settings) {
    return settings.proxy() != null || settings.systemProxy();
  }

  static HttpRoutePlanner routePlanner(TransportSettings settings) {
    if (settings.proxy() != null) {
      return new DefaultProxyRoutePlanner(proxyHost(settings));
    }
    return settings.systemProxy()
        ? new SystemDefaultRoutePlanner(ProxySelector.getDefault())
        : new DefaultRoutePlanner(null);
  }

  static CredentialsProvider credentials(TransportSettings settings) {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    TransportSettings.ProxyCredentials given = settings.proxyCredentials();
    if (given != null && settings.proxy() != null) {
      provider.setCredentials(
          new AuthScope(proxyHost(settings)),
          new UsernamePasswordCredentials(given.user(), given.password()));
    }
    return provider;
  }

  /**
   * Returns whether a response comes from the proxy: the library returns it like one of the origin.
   */
  static boolean refused(HttpResponse response, HttpClientContext context) {
    return response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
        && context.getHttpRoute() instanceof HttpRoute route
        && route.getProxyHost() != null;
  }

  private static HttpHost proxyHost(TransportSettings settings) {
    InetSocketAddress address = Objects.requireNonNull(settings.proxy());
    return new HttpHost("http", address.getHostString(), address.getPort());
  }
}
