package app.tune.studio.client.internal.http;

import app.tune.studio.client.internal.time.TimeoutWatcher;
import feign.Request;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import lombok.RequiredArgsConstructor;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests with Apache HttpClient's asynchronous client, over HTTP/1.1: a few threads serve
 * all connections.
 *
 * <p>As with the classic client, all automatic features of the library are disabled.
 */
public final class ReactorTransport implements AsyncTransport {

  /** The size of each of the three buffers of an open connection. */
  private static final int BUFFER_SIZE = 4 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger("app.tune.studio.client");

  /** A connection that is no exchange's after so many connect timeouts is lost. */
  private static final int OPENING = 2;

  /** With fewer, the TLS handshakes of other connections delay a stream for milliseconds. */
  private static final int MIN_THREADS = 4;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final OpenSessions sessions;
  private final PoolingAsyncClientConnectionManager connections;
  private final CloseableHttpAsyncClient client;
  private final IdleConnectionEviction eviction;
  private final RequestTarget.Latest target = new RequestTarget.Latest();
  private volatile boolean closed;

  /** Creates a transport and starts its threads. */
  public ReactorTransport(TransportSettings settings, TimeoutWatcher watcher) {
    this.sessions =
        new OpenSessions(watcher.clock(), settings.connectTimeout().multipliedBy(OPENING));
    this.connections = connections(settings);
    this.eviction =
        new IdleConnectionEviction(watcher, settings.keepAlive(), connections, sessions::closeLost);
    HttpAsyncClientBuilder builder =
        HttpAsyncClientBuilder.create()
            .setConnectionManager(connections)
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(
                        Math.max(MIN_THREADS, Runtime.getRuntime().availableProcessors()))
                    .setTcpNoDelay(true)
                    .build())
            .setThreadFactory(threads(sessions))
            .setIoSessionDecorator(sessions::add)
            .setIoReactorExceptionCallback(this::reactorFailed)
            .addExecInterceptorLast("tune-studio-send", ReactorTransport::connected)
            .setHttp1Config(ConnectionLimits.http1(BUFFER_SIZE))
            .setDefaultRequestConfig(ClassicTransport.requestConfig())
            .setKeepAliveStrategy(new KeepAlive(settings))
            .setRoutePlanner(Proxies.routePlanner(settings))
            .setDefaultCredentialsProvider(Proxies.credentials(settings))
            .addRequestInterceptorLast(ReactorTransport::sending)
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableConnectionState()
            .disableCookieManagement()
            .disableRedirectHandling();
    if (Proxies.any(settings)) {
      builder.addExecInterceptorFirst("tune-studio-lease", ReactorTransport::leasing);
    } else { // the library's element looks for credentials by the path of each request
      builder
          .setConnectionReuseStrategy(DirectExec.REUSE)
          .replaceExecInterceptor(ChainElement.PROTOCOL.name(), ReactorTransport::leasing);
    }
    this.client = builder.build();
    client.start();
  }

  /** Called before a request is written to its connection. */
  private static void sending(
      HttpRequest request, @Nullable EntityDetails entity, HttpContext context)
      throws StaleConnectionException {
    ReactorExchange exchange = ReactorExchange.of(context);
    if (exchange != null) {
      exchange.sendingOn(HttpCoreContext.cast(context).getEndpointDetails());
    }
  }

  /** Passes the exchange the means to give up its lease. */
  private static void leasing(
      HttpRequest request,
      @Nullable AsyncEntityProducer entity,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    ReactorExchange exchange = ReactorExchange.of(scope.clientContext);
    if (exchange != null) {
      exchange.held().leasedBy(scope.execRuntime);
    }
    chain.proceed(request, entity, scope, callback);
  }

  /** Sends nothing for an exchange that was cancelled while it was connecting. */
  private static void connected(
      HttpRequest request,
      @Nullable AsyncEntityProducer entity,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    ReactorExchange exchange = ReactorExchange.of(scope.clientContext);
    if (exchange != null && exchange.held().isCancelled()) {
      callback.failed(new CancellationException("the exchange was cancelled"));
    } else {
      chain.proceed(request, entity, scope, callback);
    }
  }

  private void reactorFailed(Exception failure) {
    if (!closed) { // a thread closed at once may fail while iterating
      LOG.warn("a thread of the transport failed", failure);
    }
  }

  private static ThreadFactory threads(OpenSessions sessions) {
    return task -> {
      Thread thread =
          new Thread(() -> run(task, sessions), "tune-studio-io-" + NUMBER.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static void run(Runnable task, OpenSessions sessions) {
    try {
      task.run();
    } finally {
      sessions.closeOpening();
    }
  }

  private PoolingAsyncClientConnectionManager connections(TransportSettings settings) {
    return new ConnectionsBuilder(sessions)
        .setTlsStrategy(new LazyTlsStrategy(settings))
        .setPoolConcurrencyPolicy(settings.poolPolicy())
        .setConnPoolPolicy(PoolReusePolicy.LIFO)
        .setMaxConnTotal(settings.mostConnections())
        .setMaxConnPerRoute(settings.mostConnections())
        .setDefaultTlsConfig(
            TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .build())
        .build();
  }

  /** The library's builder with a custom connection operator. */
  @RequiredArgsConstructor
  private static final class ConnectionsBuilder extends PoolingAsyncClientConnectionManagerBuilder {

    private final OpenSessions sessions;

    @Override
    protected AsyncClientConnectionOperator createConnectionOperator(
        TlsStrategy tls, SchemePortResolver ports, DnsResolver names) {
      return new ReactorConnectionOperator(tls, sessions);
    }
  }

  @Override
  public Exchange send(Request request, AttemptTimeouts timeouts, ExchangeListener listener) {
    eviction.connectionUsed();
    return ReactorExchange.send(
        new ReactorRequest(client, target.of(request.url()), request),
        timeouts,
        listener,
        this::closeAllIdle);
  }

  /** If the server has closed one pooled connection, it probably has closed the others too. */
  private void closeAllIdle() {
    connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  public void close() {
    closed = true;
    eviction.stop();
    client.close(CloseMode.IMMEDIATE);
    sessions.close();
  }
}
