package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ForwardProxy;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tunnel that was just made is a new connection, although a CONNECT was sent on it. */
class ProxyTunnelTest {

  private static final Duration CEILING = Duration.ofSeconds(60);
  private static final TestCertificates CERTIFICATES = TestCertificates.loopback();

  private static TuneStudioClient through(ForwardProxy proxy, ScriptedServer origin) {
    return TuneStudioClient.builder()
        .baseUrl(origin.baseUrl())
        .sslContext(CERTIFICATES.clientContext())
        .proxy(proxy.address())
        .retryPolicy(RetryPolicy.conservative())
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void tunnel_lostBeforeTheResponse_isNotRetriedAsAnIdleConnectionWouldBe(Mode mode) {
    try (ScriptedServer origin = ScriptedServer.startTls(CERTIFICATES.serverContext());
        ForwardProxy proxy = ForwardProxy.start()) {
      origin.enqueue(Answer.lostConnection());
      origin.otherwise(Answer.completion("paid twice"));
      try (TuneStudioClient tune = through(proxy, origin)) {
        ConnectionException lost =
            catchThrowableOfType(ConnectionException.class, () -> mode.call(tune));
        assertThat(lost)
            .isNotNull()
            .extracting(ConnectionException::stage)
            .isEqualTo(Stage.AWAIT_RESPONSE);
      }
      assertThat(origin.requestCount()).isEqualTo(1);
      origin.awaitNoOpenConnections(CEILING);
    }
  }

  private static void assertConnectTimeout(Mode mode, TuneStudioClientBuilder builder) {
    try (TuneStudioClient tune =
        builder.connectTimeout(Duration.ofMillis(50)).retryPolicy(RetryPolicy.none()).build()) {
      assertThatThrownBy(() -> mode.call(tune))
          .isInstanceOfSatisfying(
              CallTimeoutException.class,
              late -> assertThat(late.phase()).isEqualTo(Phase.CONNECT));
    }
  }

  /** Accepts connections, as the operating system does for a process that hangs. */
  private static ServerSocket silent() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @ParameterizedTest
  @EnumSource
  void connectTimeout_proxyDoesNotRespond_endsTheWait(Mode mode) throws IOException {
    try (ServerSocket proxy = silent()) {
      assertConnectTimeout(
          mode,
          TuneStudioClient.builder()
              .baseUrl("https://origin.example")
              .proxy((InetSocketAddress) proxy.getLocalSocketAddress()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void connectTimeout_originDoesNotShakeHandsInTheTunnel_endsTheWait(Mode mode) throws IOException {
    try (ServerSocket origin = silent();
        ForwardProxy proxy = ForwardProxy.start()) {
      assertConnectTimeout(
          mode,
          TuneStudioClient.builder()
              .baseUrl("https://127.0.0.1:" + origin.getLocalPort())
              .proxy(proxy.address()));
    }
  }

  /** The timeout of connecting must not apply to the response, also not on the next use. */
  @ParameterizedTest
  @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
  void tunnel_responseTakesLongerThanTheConnectTimeout_isAwaited(Mode mode) {
    try (ScriptedServer origin = ScriptedServer.startTls(CERTIFICATES.serverContext());
        ForwardProxy proxy = ForwardProxy.start()) {
      origin.otherwise(Answer.completion("Once").pauseBeforeHead(Duration.ofMillis(2_200)));
      try (TuneStudioClient tune =
          TuneStudioClient.builder()
              .baseUrl(origin.baseUrl())
              .sslContext(CERTIFICATES.clientContext())
              .proxy(proxy.address())
              .connectTimeout(Duration.ofSeconds(1))
              .build()) {
        assertThat(mode.call(tune).text()).isEqualTo("Once");
        assertThat(mode.call(tune).text()).isEqualTo("Once");
      }
      assertThat(origin.requestCount()).isEqualTo(2);
    }
  }

  /** Servers send TLS session tickets right after the handshake, which are no stale bytes. */
  @ParameterizedTest
  @EnumSource
  void tunnel_justMade_isUsed(Mode mode) {
    for (int i = 0; i < 20; i++) {
      try (ScriptedServer origin = ScriptedServer.startTls(CERTIFICATES.serverContext());
          ForwardProxy proxy = ForwardProxy.start()) {
        origin.enqueue(Answer.completion("Once"));
        try (TuneStudioClient tune = through(proxy, origin)) {
          assertThat(mode.call(tune).text()).isEqualTo("Once");
        }
        assertThat(proxy.requests()).hasSize(1);
        origin.awaitNoOpenConnections(CEILING);
      }
    }
  }
}
