package app.tune.studio.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of TLS sees of the endings of a connection, byte by byte. */
class TlsServerTest {
  private static final Duration CEILING = Duration.ofSeconds(30);
  private static final int ALERT = 21;
  private static final int APPLICATION_DATA = 23;
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private final TestCertificates certificates = TestCertificates.loopback();
  private final ScriptedServer server = ScriptedServer.startTls(certificates.serverContext());

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void close_inGoodOrder_isAnnounced(String protocol) throws Exception {
    server.enqueue(Answer.status(204), Answer.json("{}").close());
    try (SSLSocket socket = connect(protocol)) {
      socket.getOutputStream().write((GET + GET).getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 204 No Content\r\n")
          .endsWith("\r\n\r\n{}");
    }
    assertThat(server.problems()).isEmpty();
  }

  @Test
  void close_endsWithAnAlert_andCutDoesNot() throws Exception {
    server.enqueue(Answer.json("{}").close(), Answer.json("{}").contentLength(3).cut());
    assertThat(lastRecordOfAResponse()).isEqualTo(ALERT);
    assertThat(lastRecordOfAResponse()).isEqualTo(APPLICATION_DATA);
  }

  @Test
  void reset_isSeenAsAReset() throws Exception {
    server.enqueue(Answer.resetConnection());
    try (SSLSocket socket = connect("TLSv1.3")) {
      socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      assertThatThrownBy(socket.getInputStream()::readAllBytes)
          .isInstanceOfAny(SSLException.class, SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void bodies_ofManyRecords_areWhole() throws Exception {
    String large = "x".repeat(8 << 20);
    server.handler(request -> Answer.json(request.bodyText()).close());
    try (SSLSocket socket = connect("TLSv1.3")) {
      socket
          .getOutputStream()
          .write(
              ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "
                      + large.length()
                      + "\r\n\r\n"
                      + large)
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .endsWith("\r\n\r\n" + large);
    }
  }

  @Test
  void clientWithoutTls_isRefusedAndReported() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout((int) CEILING.toMillis());
      socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
    server.awaitNoOpenConnections(CEILING);
    assertThat(server.problems()).singleElement().asString().startsWith("TLS: ");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void clientThatDoesNotTrust_isReported() throws Exception {
    TestCertificates others = TestCertificates.loopback();
    try (SSLSocket socket =
        (SSLSocket)
            others.clientContext().getSocketFactory().createSocket("127.0.0.1", server.port())) {
      socket.setSoTimeout((int) CEILING.toMillis());
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
    server.awaitNoOpenConnections(CEILING);
    assertThat(server.problems()).singleElement().asString().startsWith("TLS: ");
  }

  /** Returns the type of the last record that the server sends: TLS 1.2 does not hide it. */
  private int lastRecordOfAResponse() throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    Socket recording =
        new Socket("127.0.0.1", server.port()) {
          @Override
          public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
              @Override
              public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                received.write(bytes, offset, Math.max(count, 0));
                return count;
              }
            };
          }
        };
    try (SSLSocket socket = secure(recording, "TLSv1.2")) {
      socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
    ByteBuffer records = ByteBuffer.wrap(received.toByteArray());
    int type = -1;
    while (records.hasRemaining()) {
      type = records.get();
      records.getShort(); // the version
      records.position(records.position() + 2 + records.getShort(records.position()));
    }
    return type;
  }

  private SSLSocket connect(String protocol) throws IOException {
    return secure(new Socket("127.0.0.1", server.port()), protocol);
  }

  private SSLSocket secure(Socket plain, String protocol) throws IOException {
    plain.setSoTimeout((int) CEILING.toMillis());
    SSLSocketFactory factory = certificates.clientContext().getSocketFactory();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, "127.0.0.1", server.port(), true);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }
}
