package app.tune.studio.spring.autoconfigure;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.spring.autoconfigure.TuneStudioProperties.Proxy;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/** A check for each client of the application. */
record ConnectionChecks(ListableBeanFactory beans, Environment environment) {

  /** The names of beans whose health is reported as that of {@code tuneStudio}. */
  static final String CONTRIBUTOR = "tuneStudioHealthContributor";

  static final String INDICATOR = "tuneStudioHealthIndicator";

  private static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(10);

  /** Returns the checks by the names of the clients, or those of their beans. */
  Map<String, ConnectionCheck> byClient() {
    Map<String, ConnectionCheck> checks = new TreeMap<>();
    Set<String> names = ClientProperties.names(environment);
    beans
        .getBeansOfType(TuneStudioClient.class)
        .forEach(
            (bean, client) ->
                names.stream()
                    .filter(name -> bean.equals(NamedClientsRegistrar.clientBean(name)))
                    .findFirst()
                    .ifPresentOrElse(
                        name ->
                            checks.put(
                                name, check(client, ClientProperties.named(environment, name))),
                        () ->
                            checks.put(
                                bean, check(client, ClientProperties.unnamed(environment)))));
    return checks;
  }

  private static ConnectionCheck check(TuneStudioClient client, ClientProperties properties) {
    TuneStudioProperties settings = properties.settings();
    URI server = URI.create(client.baseUrl());
    Duration timeout = settings.timeout().connect();
    return new ConnectionCheck(
        server, proxy(settings.proxy(), server), timeout == null ? STANDARD_TIMEOUT : timeout);
  }

  private static @Nullable InetSocketAddress proxy(Proxy proxy, URI server) {
    if (proxy.host() != null && proxy.port() != null) {
      return InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
    }
    if (!proxy.system()) {
      return null;
    }
    return ProxySelector.getDefault().select(server).stream()
        .filter(selected -> selected.address() instanceof InetSocketAddress)
        .map(selected -> (InetSocketAddress) selected.address())
        .findFirst()
        .orElse(null);
  }
}
