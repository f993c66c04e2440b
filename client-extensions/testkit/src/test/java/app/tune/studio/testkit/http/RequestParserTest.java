package app.tune.studio.testkit.http;

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
        "GET | 400",
        "GET / HTTP/2.0~~ | 400",
        "GET  / HTTP/1.1~~ | 400",
        "GET / HTTP/1.1~~ | 400",
        "GET / HTTP/1.1~Host: a~Host: b~~ | 400",
        "GET / HTTP/1.1~Host : a~~ | 400",
        "GET / HTTP/1.1~no colon~~ | 400",
        "GET / HTTP/1.1~Host: a~ folded~~ | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: x~~ | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: -1~~ | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~ | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked~~ | 400",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip~~ | 501",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~xyz~ | 400",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~1~toolong~ | 400",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~FFFF~ | 413",
        "POST / HTTP/1.1~Host: a~Content-Length: 1001~~ | 413",
        "POST / HTTP/1.1~Host: a~Content-Length: 999999999999999999~~ | 413",
      })
  void next_malformed_isRefusedWithTheRightStatus(String text, int status) {
    String bytes = text.equals("GET") ? "GET\r\n" : text.replace("~", "\r\n");

    assertThatExceptionOfType(RefusedRequestException.class)
        .isThrownBy(() -> parse(bytes, 10))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status));
  }

  @Test
  void next_endlessLine_isRefused() {
    assertThatExceptionOfType(RefusedRequestException.class)
        .isThrownBy(() -> parse("GET /" + "x".repeat(100_000), 8192))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(431));
  }

  @Test
  void next_lineFeedsOnlyAndEmptyLinesBefore_areForgiven() throws Exception {
    assertThat(parse("\r\n\nGET / HTTP/1.0\n\n", 3)).hasSize(1);
  }

  @Test
  void takeContinueDue_expectation_isToldOnceBeforeTheBody() throws Exception {
    RequestParser parser = new RequestParser(1000, 1);
    String head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n";
    parser.input().add(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));

    assertThat(parser.next()).isNull();
    assertThat(parser.takeContinueDue()).isTrue();
    assertThat(parser.takeContinueDue()).isFalse();
  }

  private static List<RecordedRequest> parse(String text, int size) throws Exception {
    RequestParser parser = new RequestParser(1000, 3);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    List<RecordedRequest> requests = new ArrayList<>();
    for (int start = 0; start < bytes.length; start += size) {
      parser.input().add(ByteBuffer.wrap(bytes, start, Math.min(size, bytes.length - start)));
      for (RecordedRequest next = parser.next(); next != null; next = parser.next()) {
        requests.add(next);
      }
    }
    return requests;
  }
}
