package app.tune.studio.spring.autoconfigure;

import static app.tune.studio.spring.autoconfigure.Contexts.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;

/** The application does not start, and the message has the name of the property. */
class InvalidPropertiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api-key=${NO_SUCH_KEY}      | api-key                 | placeholder ${NO_SUCH_KEY} has no",
        "organization=${NO_ORG}      | organization            | placeholder ${NO_ORG} has no value",
        "headers.X-Team=${NO_TEAM}   | headers.X-Team          | placeholder ${NO_TEAM} has no value",
        "query-parameters.v=${NO_V}  | query-parameters.v      | placeholder ${NO_V} has no value",
        "headers.X-Team=Bearer ${NO} | headers.X-Team          | X-Team: the placeholder ${NO} has no",
        "query-parameters.v=1${NO}   | query-parameters.v      | the placeholder ${NO} has no value",
        "api-key=key-${NO}           | api-key                 | the placeholder ${NO} has no value",
        "base-url=http://${NO}:1/v1  | base-url                | the placeholder ${NO} has no value",
        "key-scheme=${NO}            | key-scheme              | the placeholder ${NO} has no value",
        "defaults.stop[0]=${NO}      | defaults.stop           | the placeholder ${NO} has no value",
        "base-url=ftp://a            | base-url                | must begin with http",
        "base-url=http://u:pw@a      | base-url                | must not hold user information",
        "base-url=http://a/text/completions | base-url         | must not include the path",
        "path=/a?b                   | path                    | must not be blank or have a query",
        "preset=openai-compatible    | base-url                | must be set for the server",
        "organization=\u00e9           | organization            | ",
        "key-scheme=\u00e9             | key-scheme              | ",
        "timeout.connect=0s          | timeout.connect         | must be more than 0",
        "timeout.idle=-1s            | timeout.idle            | must be more than 0",
        "timeout.total=400d          | timeout.total           | at most 365 days",
        "retry.max-retries=101       | retry.max-retries       | must be 0 to 100",
        "retry.statuses=402          | retry.statuses          | without 402",
        "retry.base-delay=9s         | retry.base-delay        | backoff: the base must be",
        "retry.max-delay=1ms         | retry.max-delay         | backoff: the base must be",
        "retry.max-retry-after=-1s   | retry.max-retry-after   | maxRetryAfter: must be",
        "retry.budget.size=-1        | retry.budget.size       | must be 0 or more",
        "retry.budget.refill=2       | retry.budget.refill     | must be 0 to 1",
        "connection.max=0            | connection.max          | must be at least 1",
        "limits.event-size=1B        | limits.event-size       | must be at least 1024",
        "limits.body-size=2TB        | limits.body-size        | must be at most 2147483647B",
        "limits.partial-text=-1      | limits.partial-text     | must be at least 0",
        "headers.Authorization=x     | headers.Authorization   | is set by apiKey",
        "call-id-header=a b          | call-id-header          | ",
        "proxy.host=a                | proxy.port              | must be 1 to 65535",
        "proxy.port=1                | proxy.port              | without proxy.host",
        "proxy.username=u            | proxy.username          | without proxy.host",
        "proxy.password=u            | proxy.password          | without proxy.host",
        "ssl.bundle=none             | ssl.bundle              | none",
        "defaults.model=${NO_MODEL}  | defaults.model          | placeholder ${NO_MODEL} has no value",
        "defaults.top-p=1.5          | defaults.top-p          | at most 1, was 1.5",
        "defaults.n=0                | defaults.n              | at least 1",
        "defaults[top_p]=1.5         | defaults[top_p]         | at most 1, was 1.5",
        "defaults.stream=true        | defaults.stream         | is set by the call itself",
        "clients.Fast.path=/x        | clients.Fast            | lower-case",
        "clients.fast.observation.enabled=false | clients.fast.observation.enabled | one client",
        "clients.fast.clients.a.path=/ | clients.fast.clients.a | cannot be set for one client",
        "clients.fast.timeout.idle=0 | clients.fast.timeout.idle | must be more than 0",
      })
  void property_thatTheClientRefuses_isNamedWithTheReason(
      String property, String name, String reason) {
    Contexts.runner(KEY, "tune-studio." + property)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("InvalidPropertyException: tune-studio." + name + ": ")
                    .hasStackTraceContaining(reason == null ? "" : reason));
  }

  @ParameterizedTest
  @CsvSource({
    "timeout.connect=soon",
    "limits.body-size=much",
    "end-rule=perhaps",
    "preset=other",
    "retry.policy=sometimes",
    "defaults.max-tokens=many",
    "clients.fast.timeout.connect=soon",
    "clients.fast.defaults.max-tokens=many",
  })
  void property_thatCannotBeConverted_isNamed(String property) {
    String name = "tune-studio." + property.substring(0, property.indexOf('='));

    Contexts.runner(KEY, "tune-studio." + property)
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining("'" + name + "'"));
  }

  @ParameterizedTest
  @CsvSource({"proxy.username, proxy.password", "proxy.password, proxy.username"})
  void proxyCredentials_halfOfThem_nameTheMissingHalf(String given, String missing) {
    Contexts.runner(
            KEY,
            "tune-studio.proxy.host=a",
            "tune-studio.proxy.port=1",
            "tune-studio." + given + "=x")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("tune-studio." + missing + ": "));
  }

  @Test
  void proxyPassword_whoseVariableIsNotSet_isRefused() {
    Contexts.runner(
            KEY,
            "tune-studio.proxy.host=a",
            "tune-studio.proxy.port=1",
            "tune-studio.proxy.username=u",
            "tune-studio.proxy.password=${NO_PASSWORD}")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("tune-studio.proxy.password: the placeholder"));
  }

  @Test
  void proxyHost_withAPlaceholderWithoutAValue_isRefused() {
    Contexts.runner(KEY, "tune-studio.proxy.host=${NO_PROXY_HOST}", "tune-studio.proxy.port=1")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("tune-studio.proxy.host: the placeholder"));
  }

  @Test
  void placeholder_besideASecret_isShownAlone() {
    Contexts.runner(KEY, "tune-studio.headers.X-Key=hidden-${NO_KEY:hidden-${NO_DEFAULT}}-hidden")
        .run(
            context ->
                assertThat(Throwables.getStackTrace(context.getStartupFailure()))
                    .contains("tune-studio.headers.X-Key: the placeholder ${NO_DEFAULT} has no")
                    .doesNotContain("hidden"));
  }

  @Test
  void proxyPort_besideABlankHost_isRefused() {
    Contexts.runner(KEY, "tune-studio.proxy.host=${NO_PROXY_HOST:}", "tune-studio.proxy.port=1")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("tune-studio.proxy.port: is of no use without"));
  }

  @Test
  void proxyHost_thatIsBlank_isNotSet() {
    Contexts.runner(KEY, "tune-studio.proxy.host=${NO_PROXY_HOST:}")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void proxy_beside_theSystems_isRefused() {
    Contexts.runner(KEY, "tune-studio.proxy.system=true", "tune-studio.proxy.host=a")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("tune-studio.proxy.system: must be false"));
  }

  @Test
  void key_thatIsMissing_isReportedWithWhatToDo() {
    FailureAnalysis analysis = analyze();

    assertThat(analysis.getDescription())
        .contains("'tune-studio.api-key'", "must be set for https://");
    assertThat(analysis.getAction()).isEqualTo("Set the property tune-studio.api-key");
  }

  @Test
  void value_thatIsRefused_isReportedWithItsOrigin() {
    FailureAnalysis analysis = analyze(KEY, "tune-studio.base-url=ftp://a");

    assertThat(analysis.getDescription()).contains("Origin: \"tune-studio.base-url\"");
    assertThat(analysis.getAction()).isEqualTo("Change the value of tune-studio.base-url");
  }

  private static FailureAnalysis analyze(String... properties) {
    AtomicReference<ConfigurableEnvironment> environment = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Contexts.runner(properties)
        .withInitializer(context -> environment.set(context.getEnvironment()))
        .run(context -> failure.set(context.getStartupFailure()));
    return new InvalidPropertyFailureAnalyzer(environment.get()).analyze(failure.get());
  }
}
