package app.tune.studio.client.internal.http;

import app.tune.studio.client.internal.time.Durations;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import feign.Request;
import java.util.Collection;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests with Apache HttpClient's classic client, over HTTP/1.1.
 *
 * <p>All automatic features of the library are disabled: redirects, retries, cookies, content
 * decoding, and authentication except to the proxy.
 */
public final class ClassicTransport implements BlockingTransport {

  private static final int BUFFER_SIZE = 8 * 1024;

  /**
   * For leasing a connection, which the call's own timeouts limit. A value of 0 would not wait at
   * all.
   */
  private static final Timeout LONGEST_WAIT = Timeout.of(Durations.LONGEST);

  private final CloseableHttpClient client;
  private final IdleConnectionEviction eviction;
  private final RequestTarget.Latest target = new RequestTarget.Latest();

  /** Creates a transport without opening a connection. */
  public ClassicTransport(TransportSettings settings, TimeoutWatcher watcher) {
    KeepAlive keepAlive = new KeepAlive(settings);
    PoolingHttpClientConnectionManager connections = connections(settings);
    this.eviction =
        new IdleConnectionEviction(watcher, settings.keepAlive(), connections, () -> {});
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setRequestExecutor(
                new ExchangeExecutor(
                    Proxies.any(settings) ? Timeout.of(settings.connectTimeout()) : null))
            .setDefaultRequestConfig(requestConfig())
            .setKeepAliveStrategy(keepAlive)
            .setRoutePlanner(Proxies.routePlanner(settings))
            .setDefaultCredentialsProvider(Proxies.credentials(settings))
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableConnectionState()
            .disableContentCompression()
            .disableCookieManagement()
            .disableDefaultUserAgent()
            .disableRedirectHandling();
    if (!Proxies.any(settings)) {
      builder.replaceExecInterceptor(ChainElement.PROTOCOL.name(), new DirectExec(keepAlive));
    }
    this.client = builder.build();
  }

  static RequestConfig requestConfig() {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(LONGEST_WAIT)
        .setContentCompressionEnabled(false)
        .setExpectContinueEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setRedirectsEnabled(false)
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(TransportSettings settings) {
    PoolingHttpClientConnectionManager manager =
        new PoolingHttpClientConnectionManager(
            new ClassicConnectionOperator(new LazyTlsStrategy(settings)),
            settings.poolPolicy(),
            PoolReusePolicy.LIFO,
            null,
            new ParsedConnection.Factory(ConnectionLimits.http1(BUFFER_SIZE)));
    manager.setMaxTotal(settings.mostConnections());
    manager.setDefaultMaxPerRoute(settings.mostConnections());
    manager.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(settings.connectTimeout()))
            .setSocketTimeout(Timeout.DISABLED) // the call's own timeouts end a read
            .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND) // checked at each reuse
            .build());
    return manager;
  }

  @Override
  public BlockingExchange exchange(Request request, AttemptTimeouts timeouts) {
    RequestTarget target = this.target.of(request.url());
    CancellableRequest message =
        new CancellableRequest(request.httpMethod().name(), target.host(), target.path());
    addHeaders(request, target, message);
    byte[] body = request.body();
    if (body != null) {
      message.setEntity(new RequestBody(body));
    }
    eviction.connectionUsed();
    return new ClassicExchange(client, target.host(), message, timeouts);
  }

  /** The library would put the host together anew for each request. */
  static void addHeaders(Request request, RequestTarget target, BasicHttpRequest message) {
    message.addHeader(HttpHeaders.HOST, target.authority());
    for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
      if (!HeaderValue.isLength(header.getKey())) {
        for (String value : header.getValue()) {
          message.addHeader(header.getKey(), value);
        }
      }
    }
  }

  @Override
  public void close() {
    eviction.stop();
    client.close(CloseMode.IMMEDIATE);
  }
}
