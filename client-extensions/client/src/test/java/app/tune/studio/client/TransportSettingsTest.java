package app.tune.studio.client;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ForwardProxy;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS, proxies and executors as settings. */
class TransportSettingsTest extends WireTest {

  private static final TestCertificates CERTIFICATES = TestCertificates.loopback();
  private static final Answer ANSWER = Answer.json(200, GOOD);

  private static ScriptedServer tls(TestCertificates certificates) {
    return ScriptedServer.startTls(certificates.serverContext()).otherwise(ANSWER);
  }

  private void assertNoTls(Mode mode, TuneStudioClient tune, ScriptedServer secure) {
    TuneStudioException failure = failureOf(mode, tune);
    assertThat(failure)
        .isExactlyInstanceOf(ConnectionException.class)
        .hasMessageStartingWith("no TLS connection to 127.0.0.1:" + secure.port() + ": ");
    assertThat(((ConnectionException) failure).stage())
        .isEqualTo(ConnectionException.Stage.CONNECT);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(secure.requestCount()).isZero();
    secure.awaitNoOpenConnections(CEILING);
  }

  @ParameterizedTest
  @EnumSource
  void tls_selfSigned_isRefusedAndNotRetried(Mode mode) {
    try (ScriptedServer secure = tls(CERTIFICATES)) {
      assertNoTls(mode, open(builder().baseUrl(secure.baseUrl())), secure);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tls_wrongHost_isRefusedAndNotRetried(Mode mode) {
    TestCertificates other = TestCertificates.forHosts("example.org");
    try (ScriptedServer secure = tls(other)) {
      TuneStudioClientBuilder builder = builder().sslContext(other.clientContext());
      assertNoTls(mode, open(builder.baseUrl(secure.baseUrl())), secure);
    }
  }

  @Test
  void tls_serverSpeaksNone_isRefusedAndNotRetried() {
    try (ScriptedServer clear = ScriptedServer.start()) {
      TuneStudioClient tune = open(builder().baseUrl(clear.baseUrl().replace("http", "https")));
      TuneStudioException failure = failureOf(Mode.CREATE, tune);
      assertThat(failure).hasMessageStartingWith("no TLS connection to 127.0.0.1:");
      assertThat(failure.attempts()).isEqualTo(1);
      clear.awaitNoOpenConnections(CEILING);
    }
  }

  @Test
  void cleartext_serverSpeaksTls_isTypedAndNotRetried() {
    try (ScriptedServer secure = tls(CERTIFICATES)) {
      TuneStudioClient tune = open(builder().baseUrl(secure.baseUrl().replace("https", "http")));
      assertThat(failureOf(Mode.CREATE, tune).attempts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sslContext_trusted_works(Mode mode) {
    try (ScriptedServer secure = tls(CERTIFICATES)) {
      TuneStudioClientBuilder builder = builder().sslContext(CERTIFICATES.clientContext());
      TuneStudioClient tune = open(builder.baseUrl(secure.baseUrl()));
      assertThat(mode.call(tune).text()).isEqualTo("upon a time");
      assertThat(mode.call(tune).text()).isEqualTo("upon a time");
      assertThat(secure.requests()).allMatch(request -> request.version().equals("HTTP/1.1"));
      secure.awaitIdle(CEILING);
      secure.closeIdleConnections();
      secure.awaitNoOpenConnections(CEILING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void proxy_cleartext_isAskedInAbsoluteForm(Mode mode) {
    server.enqueue(ANSWER);
    try (ForwardProxy proxy = ForwardProxy.start()) {
      mode.call(open(builder().proxy(proxy.address())));
      assertThat(proxy.takeRequest(CEILING))
          .satisfies(
              request ->
                  assertThat(request.target()).isEqualTo(server.baseUrl() + "/text/completions"));
      assertThat(server.takeRequest()).hasHeader("Authorization", KEY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void proxy_tls_isTunnelledAndNeverSeesTheKey(Mode mode) {
    try (ForwardProxy proxy = ForwardProxy.start();
        ScriptedServer secure = tls(CERTIFICATES)) {
      mode.call(
          open(
              builder()
                  .baseUrl(secure.baseUrl())
                  .sslContext(CERTIFICATES.clientContext())
                  .proxy(proxy.address())));
      assertThat(proxy.takeRequest(CEILING))
          .hasMethod("CONNECT")
          .doesNotHaveHeader("Authorization");
      assertThat(secure.takeRequest()).hasHeader("Authorization", KEY);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE_ASYNC", "STREAM_ASYNC"})
  void executor_given_runsWhatUsersHangOnCalls(Mode mode) throws Exception {
    server.otherwise(ANSWER);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    TuneStudioClient tune =
        open(
            builder()
                .executor(task -> new Thread(task, "of-the-user").start())
                .apiKey(
                    () -> {
                      threads.add(Thread.currentThread().getName());
                      return KEY;
                    })
                .callListener(
                    (AttemptListener) failed -> threads.add(Thread.currentThread().getName())));
    threads.clear();
    server.enqueue(Answer.status(503), ANSWER);
    mode.call(tune);
    threads.remove(Thread.currentThread().getName()); // prepares the first attempt
    assertThat(threads).containsExactly("of-the-user");
  }
}
