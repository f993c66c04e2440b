package app.tune.studio.client;

import app.tune.studio.client.internal.call.Dispatcher;
import app.tune.studio.client.internal.http.BlockingTransport;
import app.tune.studio.client.internal.http.ClassicTransport;
import app.tune.studio.client.internal.http.FeignTransport;
import app.tune.studio.client.internal.http.ReactorTransport;
import app.tune.studio.client.internal.http.TransportSettings;
import app.tune.studio.client.internal.http.TransportSettings.ProxyCredentials;
import app.tune.studio.client.internal.time.Clock;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import app.tune.studio.client.retry.RetryBudget;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Collects the network settings of a client. Not thread-safe. */
final class TransportBuilder {

  Duration connectTimeout = TransportSettings.DEFAULT.connectTimeout();
  Duration keepAlive = TransportSettings.DEFAULT.keepAlive();
  int maxConnections = TransportSettings.DEFAULT.maxConnections();
  @Nullable SSLContext sslContext;
  @Nullable InetSocketAddress proxy;
  @Nullable ProxyCredentials proxyCredentials;
  boolean systemProxy;
  feign.@Nullable Client feignClient;

  /** Returns a dispatcher over the configured transports. */
  Dispatcher dispatcher(
      Executor executor, Clock clock, RetryBudget budget, RandomGenerator random) {
    TimeoutWatcher watcher = new TimeoutWatcher(clock);
    TransportSettings settings = settings();
    feign.Client given = feignClient;
    BlockingTransport blocking =
        given == null
            ? new ClassicTransport(settings, watcher)
            : new FeignTransport(given, connectTimeout);
    return new Dispatcher(
        blocking,
        given == null ? () -> new ReactorTransport(settings, watcher) : null,
        connectTimeout,
        executor,
        watcher,
        budget,
        random);
  }

  private TransportSettings settings() {
    if (proxyCredentials != null && proxy == null) {
      throw new IllegalArgumentException("proxyCredentials: need a proxy(…)");
    }
    String disregarded = feignClient == null ? null : settingOfTransports();
    if (disregarded != null) {
      throw new IllegalArgumentException(
          "transport: is not affected by "
              + disregarded
              + ", which must be set in the plugged-in client");
    }
    return new TransportSettings(
        connectTimeout,
        keepAlive,
        maxConnections,
        sslContext,
        proxy,
        proxyCredentials,
        systemProxy);
  }

  /** Returns the name of a setting that only the client's own transports obey, or null. */
  private @Nullable String settingOfTransports() {
    if (sslContext != null) {
      return "sslContext";
    }
    if (proxy != null) {
      return "proxy";
    }
    if (maxConnections != TransportSettings.DEFAULT.maxConnections()) {
      return "maxConnections";
    }
    return keepAlive.equals(TransportSettings.DEFAULT.keepAlive()) ? null : "keepAlive";
  }
}
