package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RawAnswer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that end within the head of a response: the same failure in all modes. */
class CutHeadTest extends WireTest {

  private static Stream<Arguments> heads() {
    return Inputs.inAllModes(
        "H",
        "HTTP/",
        "HTTP/1.1 2",
        "HTTP/1.1 20",
        "HTTP/1.1 200",
        "HTTP/1.1 503 Service Unavail",
        "HTTP/1.1 200 OK\r",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\nServer",
        "HTTP/1.1 200 OK\r\nContent-Ty",
        "HTTP/1.1 200 OK\r\nContent-Length: 12",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r",
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\n",
        "HTTP/1.1 204 No Content\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 20",
        "\r\n",
        "\r\nHTTP/1.1 200 OK\r\n");
  }

  private static Stream<Arguments> otherProtocols() {
    return Inputs.inAllModes("SSH-2.0-OpenSSH", "{\"choices\":[", "<html>", "HTTQ", "+OK\r\n");
  }

  private void assertLostWithinHead(Mode mode, RawAnswer cut) {
    server.enqueue(cut);
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure)
        .isExactlyInstanceOf(ConnectionException.class)
        .hasMessageContaining("was lost within the response's headers");
    assertThat(((ConnectionException) failure).stage()).isEqualTo(Stage.READ_HEAD);
    assertThat(failure.status()).isZero();
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void head_connectionIsClosedWithin_isALostConnection(Mode mode, String head) {
    assertLostWithinHead(mode, Answer.raw().bytes(head).cut());
  }

  @ParameterizedTest
  @MethodSource("heads")
  void head_connectionIsResetWithin_isALostConnection(Mode mode, String head) {
    assertLostWithinHead(mode, Answer.raw().bytes(head).reset());
  }

  @ParameterizedTest
  @MethodSource("otherProtocols")
  void otherProtocol_connectionIsClosed_isAProtocolError(Mode mode, String bytes) {
    server.enqueue(Answer.raw().bytes(bytes).cut());
    assertThat(failureOf(mode, open()))
        .isExactlyInstanceOf(ProtocolException.class)
        .hasMessageContaining("is not HTTP");
    assertThat(server.requestCount()).isEqualTo(1);
  }
}
