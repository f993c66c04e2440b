package app.tune.studio.testkit.script;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.tls.TestCertificates;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardProxyTest {
  private static final Duration CEILING = Duration.ofSeconds(30);

  private final ForwardProxy proxy = ForwardProxy.start();

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void absoluteForm_isForwardedInOriginForm() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.eventStream().data("a").data("b"));
      HttpRequest request = post(server.baseUrl() + "/x?y=z");
      assertThat(client().build().send(request, BodyHandlers.ofString()).body())
          .isEqualTo("data: a\n\ndata: b\n\n");
      assertThat(proxy.takeRequest(CEILING).target()).isEqualTo(server.baseUrl() + "/x?y=z");
      RecordedRequest forwarded = server.takeRequest(CEILING);
      assertThat(forwarded.target()).isEqualTo("/x?y=z");
      assertThat(forwarded.bodyText()).isEqualTo("hello");
    }
  }

  @Test
  void credentials_ofTheProxy_areNotForwarded() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Socket socket = new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
      server.enqueue(Answer.status(204));
      String head =
          "GET %s/x HTTP/1.1\r\nHost: a\r\nProxy-Authorization: Basic eDp5\r\nX-Kept: 1\r\n\r\n";
      socket.getOutputStream().write(head.formatted(server.baseUrl()).getBytes(US_ASCII));
      socket.getInputStream().readAllBytes();
      assertThat(proxy.takeRequest(CEILING).header("Proxy-Authorization")).isNotNull();
      RecordedRequest forwarded = server.takeRequest(CEILING);
      assertThat(forwarded.header("X-Kept")).isEqualTo("1");
      assertThat(forwarded.header("Proxy-Authorization")).isNull();
    }
  }

  @Test
  void connect_opensATunnel() throws Exception {
    TestCertificates certificates = TestCertificates.loopback();
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext())) {
      server.enqueue(Answer.json("{}"));
      HttpClient client = client().sslContext(certificates.clientContext()).build();
      assertThat(client.send(post(server.baseUrl() + "/x"), BodyHandlers.ofString()).body())
          .isEqualTo("{}");
      RecordedRequest connect = proxy.takeRequest(CEILING);
      assertThat(connect.method()).isEqualTo("CONNECT");
      assertThat(connect.target()).isEqualTo("127.0.0.1:" + server.port());
    }
  }

  @Test
  void clientLeaves_theServerSeesIt() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.eventStream().data("a").stall());
      client()
          .build()
          .send(post(server.baseUrl() + "/x"), BodyHandlers.ofInputStream())
          .body()
          .close();
      server.awaitDisconnect(CEILING);
    }
  }

  private HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(ProxySelector.of(proxy.address()));
  }

  private static HttpRequest post(String url) {
    return HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("hello")).build();
  }
}
