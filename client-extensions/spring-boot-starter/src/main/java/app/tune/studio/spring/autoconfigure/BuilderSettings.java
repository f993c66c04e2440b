package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Connection;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Limits;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Proxy;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Timeout;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** From the properties of a client to its builder; all but the server itself. */
final class BuilderSettings {

  private static final int LAST_PORT = 0xFFFF;

  private final ClientProperties properties;
  private final CheckedSetters setters;
  private final TuneStudioClientBuilder builder;

  BuilderSettings(ClientProperties properties, TuneStudioClientBuilder builder) {
    this.properties = properties;
    this.setters = new CheckedSetters(properties);
    this.builder = builder;
  }

  void apply(TuneStudioProperties settings) {
    timeouts(settings.timeout());
    new RetrySettings(setters, builder).apply(settings.retry());
    connections(settings.connection());
    proxy(settings.proxy());
    limits(settings.limits());
    setters.set("end-rule", settings.endRule(), builder::endRule);
    setters.setAll("headers", settings.headers(), builder::header);
    setters.setAll("query-parameters", settings.queryParameters(), builder::queryParameter);
    setters.set("call-id-header", settings.callIdHeader(), builder::callIdHeader);
    setters.set("attempt-header", settings.attemptHeader(), builder::attemptHeader);
    setters.set("log-bodies", settings.logBodies(), builder::logBodies);
    Map<String, Object> members = RequestDefaults.of(properties, settings.defaults());
    builder.defaults(request -> members.forEach(request::put));
  }

  private void timeouts(Timeout timeout) {
    setters.set("timeout.connect", timeout.connect(), builder::connectTimeout);
    setters.set("timeout.first-byte", timeout.firstByte(), builder::firstByteTimeout);
    setters.set("timeout.idle", timeout.idle(), builder::idleTimeout);
    setters.set("timeout.total", timeout.total(), builder::totalTimeout);
    setters.set("timeout.stream", timeout.stream(), builder::streamTimeout);
  }

  private void connections(Connection connection) {
    setters.set("connection.max", connection.max(), builder::maxConnections);
    setters.set("connection.keep-alive", connection.keepAlive(), builder::keepAlive);
  }

  private void limits(Limits limits) {
    setters.set("limits.event-size", limits.eventSize(), size -> builder.maxEventSize(bytes(size)));
    setters.set("limits.body-size", limits.bodySize(), size -> builder.maxBodySize(bytes(size)));
    setters.set("limits.partial-text", limits.partialText(), builder::maxPartialText);
  }

  private static int bytes(DataSize size) {
    if (size.toBytes() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("must be at most " + Integer.MAX_VALUE + "B, was " + size);
    }
    return (int) size.toBytes();
  }

  private void proxy(Proxy proxy) {
    String host = proxy.host();
    Integer port = proxy.port();
    if (host == null) {
      refuse(port, "proxy.port");
      refuse(proxy.username(), "proxy.username");
      refuse(proxy.password(), "proxy.password");
      if (proxy.system()) {
        builder.systemProxy();
      }
      return;
    }
    if (proxy.system()) {
      throw setters.invalid("proxy.system", "must be false where proxy.host is set");
    }
    if (port == null || port < 1 || port > LAST_PORT) {
      throw setters.invalid(
          "proxy.port", "must be 1 to " + LAST_PORT + " where proxy.host is set, was " + port);
    }
    setters.set(
        "proxy.host", host, name -> builder.proxy(InetSocketAddress.createUnresolved(name, port)));
    if ((proxy.username() == null) != (proxy.password() == null)) {
      throw setters.invalid(
          proxy.username() == null ? "proxy.username" : "proxy.password",
          "user and password must be set together");
    }
    setters.set(
        "proxy.username",
        proxy.username(),
        username ->
            setters.set(
                "proxy.password",
                proxy.password(),
                password -> builder.proxyCredentials(username, password)));
  }

  private void refuse(@Nullable Object value, String property) {
    if (value != null) {
      throw setters.invalid(property, "is of no use without proxy.host");
    }
  }
}
