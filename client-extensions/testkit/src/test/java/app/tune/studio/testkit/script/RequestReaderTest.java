package app.tune.studio.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void chunkedBody_isJoined() throws Exception {
    RecordedRequest request =
        read(
            "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n");
    assertThat(request.bodyText()).isEqualTo("abc0123456789");
  }

  @Test
  void expectContinue_isAnsweredBeforeTheBody() throws Exception {
    read("POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx");
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
  }

  @Test
  void twoRequests_areReadOneAfterTheOther() throws Exception {
    RequestReader reader =
        reader(
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
                + "GET /b HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(reader.next(7).toString()).isEqualTo("POST /a (2 bytes)");
    assertThat(reader.awaitNext()).isTrue();
    assertThat(reader.next(7).toString()).isEqualTo("GET /b (0 bytes)");
    assertThat(reader.awaitNext()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /x HTTP/2#Host: a##                                    | not a request line",
        "GET  /x HTTP/1.1#Host: a##                                 | not a request line",
        "GET /x#Host: a##                                           | not a request line",
        "GET /x HTTP/1.1##                                          | exactly one Host",
        "GET /x HTTP/1.1#Host: a#Host: b##                          | exactly one Host",
        "GET /x HTTP/1.1#Host : a##                                 | not a header line",
        "GET /x HTTP/1.1#Host: a# folded##                          | not a header line",
        "POST /x HTTP/1.1#Host: a#Content-Length: -1##              | not a length",
        "POST /x HTTP/1.1#Host: a#Content-Length: 1, 1##            | not a length",
        "POST /x HTTP/1.1#Host: a#Content-Length: 1#Content-Length: 1##x | contradicting framing",
        "POST /x HTTP/1.1#Host: a#Content-Length: 1#Transfer-Encoding: chunked##x | contradicting",
        "POST /x HTTP/1.1#Host: a#Transfer-Encoding: gzip##         | unknown Transfer-Encoding",
        "POST /x HTTP/1.1#Host: a#Transfer-Encoding: chunked##1#xy# | longer than its size",
        "POST /x HTTP/1.1#Host: a#Transfer-Encoding: chunked##x#    | not a length",
      })
  void malformed_isRefused(String text, String problem) {
    assertThatThrownBy(() -> read(text.replace("#", "\r\n")))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({"'GET /x HTTP/1.1\n', LF without CR", "'GET /x\rHTTP/1.1', CR without LF"})
  void bareLineEnd_isRefused(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage(problem);
  }

  @Test
  void bodyThatEndsEarly_isAnEndOfFile() {
    assertThatThrownBy(() -> read("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab"))
        .isInstanceOf(EOFException.class)
        .hasMessage("the body ended after 2 of 3 bytes");
  }

  private RecordedRequest read(String text) throws IOException {
    return reader(text).next(1);
  }

  private RequestReader reader(String text) {
    return new RequestReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), out);
  }
}
