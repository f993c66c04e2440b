package app.tune.studio.client;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.DeadPort;
import app.tune.studio.testkit.script.RecordedRequest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy that asks for credentials: it alone is shown them, and the origin alone the key. */
class ProxyRefusalTest extends WireTest {

  private static final Answer ASKS =
      Answer.status(407).header("Proxy-Authenticate", "Basic realm=\"p\"").body("who are you?");
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.UTF_8));

  private TuneStudioClientBuilder through(String origin) {
    return builder().baseUrl(origin).proxy(new InetSocketAddress("127.0.0.1", server.port()));
  }

  private Answer asksOnce(RecordedRequest request) {
    return BASIC.equals(request.header("Proxy-Authorization")) ? Answer.json(GOOD) : ASKS;
  }

  private void assertRefused(Mode mode, TuneStudioClientBuilder builder) {
    ConnectionException failure = (ConnectionException) failureOf(mode, open(builder));
    assertThat(failure.stage()).isEqualTo(Stage.CONNECT);
    assertThat(failure).hasMessageContaining("proxy").hasMessageContaining("407");
    assertThat(failure.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void tunnel_refusedWith407_isAConnectFailureThatNamesIt(Mode mode) {
    server.otherwise(ASKS);
    assertRefused(mode, through("https://origin.example"));
    assertThat(server.requests())
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r).hasMethod("CONNECT").doesNotHaveHeader("Authorization"));
  }

  @ParameterizedTest
  @EnumSource
  void tunnel_credentialsAreWrong_isAConnectFailureThatNamesIt(Mode mode) {
    server.otherwise(ASKS);
    assertRefused(mode, through("https://origin.example").proxyCredentials("user", "wrong"));
    assertThat(server.requests()).allSatisfy(r -> assertThat(r).doesNotHaveHeader("Authorization"));
  }

  @ParameterizedTest
  @EnumSource
  void cleartext_refusedWith407_isAConnectFailureThatNamesIt(Mode mode) {
    server.otherwise(ASKS);
    assertRefused(mode, through("http://origin.example"));
  }

  @ParameterizedTest
  @EnumSource
  void cleartext_credentialsAreGiven_areSentToTheProxyBesideTheKey(Mode mode) {
    server.handler(this::asksOnce);
    TuneStudioClient tune =
        open(through("http://origin.example").proxyCredentials("user", "secret"));
    assertThat(mode.call(tune).text()).isEqualTo("upon a time");
    RecordedRequest last = server.requests().get(server.requests().size() - 1);
    assertThat(last).hasHeader("Proxy-Authorization", BASIC).hasHeader("Authorization", KEY);
    assertThat(last.target()).isEqualTo("http://origin.example/text/completions");
  }

  @ParameterizedTest
  @EnumSource
  void hostWithUnderscore_throughAProxy_reachesItByItsName(Mode mode) {
    server.otherwise(Answer.json(GOOD));
    assertThat(mode.call(open(through("http://my_service:8080"))).text()).isEqualTo("upon a time");
    RecordedRequest request = server.takeRequest();
    assertThat(request.target()).isEqualTo("http://my_service:8080/text/completions");
    assertThat(request).hasHeader("Host", "my_service:8080");
  }

  @ParameterizedTest
  @EnumSource
  void proxy_refusesConnections_isNamed(Mode mode) {
    try (DeadPort dead = DeadPort.refusing()) {
      InetSocketAddress proxy = new InetSocketAddress("127.0.0.1", dead.port());
      assertThat(failureOf(mode, open(builder().baseUrl("http://origin.example").proxy(proxy))))
          .hasMessageContaining(
              "cannot connect to 127.0.0.1:" + proxy.getPort() + " (the proxy for origin.example)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void proxy_isUnknown_isNamed(Mode mode) {
    InetSocketAddress proxy = InetSocketAddress.createUnresolved("proxy.invalid", 3128);
    assertThat(failureOf(mode, open(builder().baseUrl("http://127.0.0.1:9").proxy(proxy))))
        .hasMessageContaining("unknown host proxy.invalid (the proxy for 127.0.0.1:9)");
  }
}
