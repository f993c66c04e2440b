package app.tune.studio.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tune.studio.testkit.script.RecordedRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {

  private static final String TWO_REQUESTS =
      """
      POST /a?b=c HTTP/1.1
      Host: h
      content-length: 5
      X-Twice: 1
      x-twice:2\t

      hello
      PUT /d HTTP/1.1
      Host: h
      Transfer-Encoding: chunked

      4;name=value
      wiki
      A
      pedia, all
      0
      Trailer: t

      """
          .replace("hello\n", "hello")
          .replace("\n", "\r\n");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
  void next_bytesInPiecesOfAnySize_readsTheSameRequests(int size) throws Exception {
    List<RecordedRequest> requests = parse(TWO_REQUESTS, size);

    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).method()).isEqualTo("POST");
    assertThat(requests.get(0).target()).isEqualTo("/a?b=c");
    assertThat(requests.get(0).path()).isEqualTo("/a");
    assertThat(requests.get(0).headers("X-TWICE")).containsExactly("1", "2");
    assertThat(requests.get(0).bodyText()).isEqualTo("hello");
    assertThat(requests.get(0).connectionId()).isEqualTo(3);
    assertThat(requests.get(1).bodyText()).isEqualTo("wikipedia, all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET#                                                       | 400 | not a request line",
        "##GET /x HTTP/1.1#Host: a##                                | 400 | not a request line",
        "GET /x HTTP/2#Host: a##                                    | 400 | not a request line",
        "GET  /x HTTP/1.1#Host: a##                                 | 400 | not a request line",
        "GET /x#Host: a##                                           | 400 | not a request line",
        "GET /x HTTP/1.1##                                          | 400 | exactly one Host",
        "GET /x HTTP/1.1#Host: a#Host: b##                          | 400 | exactly one Host",
        "GET /x HTTP/1.1#Host : a##                                 | 400 | not a header line",
        "GET /x HTTP/1.1#Host: a#no colon##                         | 400 | not a header line",
        "GET /x HTTP/1.1#Host: a# folded##                          | 400 | not a header line",
        "POST /x HTTP/1.1#Host: a#Content-Length: x##               | 400 | not a length",
        "POST /x HTTP/1.1#Host: a#Content-Length: -1##              | 400 | not a length",
        "POST /x HTTP/1.1#Host: a#Content-Length: 1, 1##            | 400 | not a length",
        "POST /x HTTP/1.1#Host: a#Content-Length: 1#Content-Length: 1##x | 400 | contradicting",
        "POST /x HTTP/1.1#Host: a#Content-Length: 1#Transfer-Encoding: chunked##x"
            + "| 400 | contradicting framing",
        "POST /x HTTP/1.1#Host: a#Transfer-Encoding: gzip##         | 501 | unknown Transfer-Enc",
        "POST /x HTTP/1.1#Host: a#Transfer-Encoding: chunked##1#xy# | 400 | longer than its size",
        "POST /x HTTP/1.1#Host: a#Transfer-Encoding: chunked##x#    | 400 | not a length",
        "POST /x HTTP/1.1#Host: a#Transfer-Encoding: chunked##FFFF# | 413 | larger than 1000",
        "POST /x HTTP/1.1#Host: a#Content-Length: 1001##            | 413 | larger than 1000",
        "POST /x HTTP/1.1#Host: a#Content-Length: 999999999999999999## | 413 | larger than 1000",
      })
  void next_malformed_isRefusedWithTheRightStatus(String text, int status, String reason) {
    assertRefused(text.replace("#", "\r\n"), 10, status, reason);
  }

  @ParameterizedTest
  @CsvSource({"'GET /x HTTP/1.1\n', LF without CR", "'GET /x\rHTTP/1.1', CR without LF"})
  void next_bareLineEnd_isRefused(String text, String reason) {
    assertRefused(text, 3, 400, reason);
  }

  @Test
  void next_endlessLine_isRefused() {
    assertRefused("GET /" + "x".repeat(ByteQueue.MAX_LINE), 65_536, 431, "line is longer than");
  }

  @Test
  void next_tooManyHeaders_isRefused() {
    assertRefused(
        "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(1_001), 65_536, 400, "more than 1000 header");
  }

  @Test
  void takeContinueDue_expectation_isToldOnceBeforeTheBody() throws Exception {
    RequestParser parser = new RequestParser(1000, 1);
    String head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n";
    parser.add(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));

    assertThat(parser.next()).isNull();
    assertThat(parser.isInsideRequest()).isTrue();
    assertThat(parser.takeContinueDue()).isTrue();
    assertThat(parser.takeContinueDue()).isFalse();
  }

  @Test
  void takeRest_bytesBehindARequest_areTaken() throws Exception {
    RequestParser parser = new RequestParser(1000, 1);
    parser.add(
        ByteBuffer.wrap(
            "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\nrest".getBytes(StandardCharsets.US_ASCII)));

    assertThat(parser.next()).isNotNull();
    assertThat(parser.takeRest()).asString().isEqualTo("rest");
    assertThat(parser.isInsideRequest()).isFalse();
  }

  private static void assertRefused(String text, int size, int status, String reason) {
    assertThatExceptionOfType(MalformedRequestException.class)
        .isThrownBy(() -> parse(text, size))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status))
        .withMessageContaining(reason);
  }

  private static List<RecordedRequest> parse(String text, int size) throws Exception {
    RequestParser parser = new RequestParser(1000, 3);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    List<RecordedRequest> requests = new ArrayList<>();
    for (int start = 0; start < bytes.length; start += size) {
      parser.add(ByteBuffer.wrap(bytes, start, Math.min(size, bytes.length - start)));
      for (RecordedRequest next = parser.next(); next != null; next = parser.next()) {
        requests.add(next);
      }
    }
    return requests;
  }
}
