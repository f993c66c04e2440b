package app.tune.studio.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TestCertificatesTest {
  private static final Duration CEILING = Duration.ofSeconds(30);
  private final TestCertificates certificates = TestCertificates.loopback();

  @Test
  void clientContext_trustsTheServer() throws Exception {
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext())) {
      server.enqueue(Answer.eventStream().data("a"), Answer.json("{}"));
      HttpClient client = client(certificates.clientContext());
      assertThat(get(client, server).body()).isEqualTo("data: a\n\n");
      assertThat(get(client, server).body()).isEqualTo("{}");
      assertThat(server.connectionsAccepted()).isEqualTo(1);
      assertThat(server.problems()).isEmpty();
    }
  }

  @Test
  void defaultContext_refusesTheServer() throws Exception {
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext())) {
      assertThatThrownBy(() -> get(client(SSLContext.getDefault()), server))
          .isInstanceOf(SSLHandshakeException.class);
      server.awaitNoOpenConnections(CEILING);
      assertThat(server.requestCount()).isZero();
    }
  }

  @Test
  void certificateOfAnotherHost_isRefused() throws Exception {
    TestCertificates others = TestCertificates.forHosts("wrong.example", "192.0.2.1");
    try (ScriptedServer server = ScriptedServer.startTls(others.serverContext())) {
      assertThatThrownBy(() -> get(client(others.clientContext()), server))
          .isInstanceOf(SSLHandshakeException.class)
          .hasStackTraceContaining("127.0.0.1");
      assertThat(server.requestCount()).isZero();
    }
  }

  @Test
  void cut_overTls_endsTheConnectionInTheMiddle() throws Exception {
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext())) {
      server.enqueue(Answer.json("{}").contentLength(10).cut());
      assertThatThrownBy(() -> get(client(certificates.clientContext()), server))
          .isInstanceOf(IOException.class);
      assertThat(server.disconnectCount()).isZero();
    }
  }

  @Test
  void clientLeaves_overTls_isNoticedDuringStall() throws Exception {
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext())) {
      server.enqueue(Answer.eventStream().data("a").stall());
      HttpClient client = client(certificates.clientContext());
      client.send(request(server), BodyHandlers.ofInputStream()).body().close();
      server.awaitDisconnect(CEILING);
      server.awaitNoOpenConnections(CEILING);
    }
  }

  private static HttpResponse<String> get(HttpClient client, ScriptedServer server)
      throws IOException, InterruptedException {
    return client.send(request(server), BodyHandlers.ofString());
  }

  private static HttpRequest request(ScriptedServer server) {
    return HttpRequest.newBuilder(URI.create(server.baseUrl() + "/x")).build();
  }

  private static HttpClient client(SSLContext context) {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
  }
}
