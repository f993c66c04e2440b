package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.client.BuilderValues;
import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.client.stream.EndRule;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each property reaches the builder; one that is not set leaves the client's default alone. */
class TuneStudioPropertiesTest {

  private static final BuilderValues DEFAULTS = Contexts.values(KEY);

  static Stream<Arguments> properties() {
    return Stream.of(
        row("base-url=http://a:1/v1/", BuilderValues::baseUrl, "http://a:1/v1"),
        row("path=/x", values -> values.paths().values(), Set.of("/x")),
        call("timeout.first-byte=1m", CallSettings::firstByteTimeout, Duration.ofMinutes(1)),
        call("timeout.idle=500ms", CallSettings::idleTimeout, Duration.ofMillis(500)),
        call("timeout.total=PT1H", CallSettings::totalTimeout, Duration.ofHours(1)),
        call("timeout.stream=2h", CallSettings::streamTimeout, Duration.ofHours(2)),
        transport("timeout.connect=3s", "connectTimeout", Duration.ofSeconds(3)),
        transport("connection.max=7", "maxConnections", 7),
        transport("connection.keep-alive=5s", "keepAlive", Duration.ofSeconds(5)),
        transport("proxy.system=true", "systemProxy", true),
        retry("retry.policy=none", RetryPolicy::maxRetries, 0),
        retry("retry.policy=conservative", RetryPolicy::retriesLostConnections, false),
        retry("retry.max-retries=5", RetryPolicy::maxRetries, 5),
        retry("retry.statuses=429,503", RetryPolicy::statuses, Set.of(429, 503)),
        retry("retry.lost-connections=false", RetryPolicy::retriesLostConnections, false),
        retry("retry.base-delay=1s", RetryPolicy::baseDelay, Duration.ofSeconds(1)),
        retry("retry.max-delay=9s", RetryPolicy::maxDelay, Duration.ofSeconds(9)),
        retry("retry.max-retry-after=5m", RetryPolicy::maxRetryAfter, Duration.ofMinutes(5)),
        row("retry.budget.size=9", values -> values.budget().size(), 9),
        row("retry.budget.refill=0.5", values -> values.budget().refill(), 0.5),
        row("retry.budget.unlimited=true", values -> values.budget().size(), Integer.MAX_VALUE),
        call("limits.event-size=2KB", CallSettings::maxEventSize, 2048),
        call("limits.body-size=3MB", CallSettings::maxBodySize, 3 * 1024 * 1024),
        call("limits.partial-text=1000", CallSettings::maxPartialText, 1000),
        call("end-rule=clean-end", CallSettings::endRule, EndRule.CLEAN_END),
        call("headers.X-Team=blue", CallSettings::headers, Map.of("X-Team", "blue")),
        call("query-parameters.version=7", CallSettings::query, Map.of("version", "7")),
        call("call-id-header=X-Call", CallSettings::callIdHeader, "X-Call"),
        call("attempt-header=X-Attempt", CallSettings::attemptHeader, "X-Attempt"),
        call("log-bodies=true", CallSettings::logBodies, true));
  }

  private static Arguments row(String property, Function<BuilderValues, ?> value, Object expected) {
    return arguments("tune-studio." + property, value, expected);
  }

  private static Arguments call(String property, Function<CallSettings, ?> value, Object expected) {
    return row(property, values -> value.apply(values.settings()), expected);
  }

  private static Arguments retry(String property, Function<RetryPolicy, ?> value, Object expected) {
    return call(property, settings -> value.apply(settings.retryPolicy()), expected);
  }

  private static Arguments transport(String property, String field, Object expected) {
    return row(property, values -> values.transport(field), expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("properties")
  void property_thatIsSet_reachesTheBuilder(
      String property, Function<BuilderValues, Object> value, Object expected) {
    assertThat(value.apply(DEFAULTS)).isNotEqualTo(expected);

    assertThat(value.apply(Contexts.values(KEY, property)))
        .usingRecursiveComparison()
        .isEqualTo(expected);
  }

  @Test
  void proxy_withCredentials_reachesTheBuilder() {
    BuilderValues values =
        Contexts.values(
            KEY,
            "tune-studio.proxy.host=proxy.example",
            "tune-studio.proxy.port=3128",
            "tune-studio.proxy.username=me",
            "tune-studio.proxy.password=hidden");

    assertThat(values.transport("proxy"))
        .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
    assertThat(values.transport("proxyCredentials")).isNotNull();
  }

  @Test
  void toString_withSecrets_showsNone() {
    Contexts.runner(
            KEY,
            "tune-studio.headers.X-Key=secret",
            "tune-studio.proxy.system=true",
            "tune-studio.clients.fast.api-key=secret")
        .run(
            context -> {
              TuneStudioProperties properties = context.getBean(TuneStudioProperties.class);
              assertThat(properties.apiKey()).isEqualTo("secret");
              assertThat(properties.toString()).doesNotContain("secret");
              assertThat(new TuneStudioProperties.Proxy(false, "h", 1, "u", "secret").toString())
                  .doesNotContain("secret");
              assertThat(
                      new PropertiesConnectionDetails(
                              ClientProperties.unnamed(context.getEnvironment()), properties, null)
                          .toString())
                  .doesNotContain("secret");
            });
  }
}
