package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.testkit.script.ScriptedServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A base URL that says https to a server without TLS, or http to one with it. */
class SchemeMismatchTest extends WireTest {

  @ParameterizedTest
  @EnumSource
  void call_tlsToAServerWithout_asksForHttp(Mode mode) {
    try (ScriptedServer plain = ScriptedServer.start()) { // of its own: it reports what it gets
      String url = plain.baseUrl().replace("http://", "https://");

      assertThat(failureOf(mode, open(builder().baseUrl(url))))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining(": the server does not speak TLS (http:// in the base URL?) [");
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_plainToAServerWithTls_asksForHttps(Mode mode) {
    try (ScriptedServer secure = ScriptedServer.startTls(CERTIFICATES.serverContext())) {
      String url = secure.baseUrl().replace("https://", "http://");

      assertThat(failureOf(mode, open(builder().baseUrl(url))))
          .isInstanceOf(ProtocolException.class)
          .hasMessage(
              "the response is TLS, not HTTP (https:// in the base URL?) [%s/text/completions]",
              url);
    }
  }
}
