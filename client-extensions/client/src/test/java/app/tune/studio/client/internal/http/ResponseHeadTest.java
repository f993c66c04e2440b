package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadTest {

  private static ResponseHead head(String name, String... values) {
    return new ResponseHead(200, Map.of(name, List.of(values)));
  }

  @ParameterizedTest
  @CsvSource({"100, false", "199, false", "200, true", "299, true", "300, false", "500, false"})
  void isSuccess_status_isThatOfItsHundred(int status, boolean success) {
    assertThat(new ResponseHead(status, Map.of()).isSuccess()).isEqualTo(success);
  }

  @Test
  void header_severalValuesOrNone_isTheFirstOrNull() {
    assertThat(head("A", "1", "2").header("A")).isEqualTo("1");
    assertThat(head("A").header("A")).isNull();
    assertThat(head("A", "1").header("B")).isNull();
  }

  @Test
  void namedHeaders_present_areTheirValues() {
    assertThat(head("X-Request-Id", "r-1").requestId()).isEqualTo("r-1");
    assertThat(head("Content-Type", "text/plain").contentType()).isEqualTo("text/plain");
    assertThat(head("Content-Encoding", "br").contentEncoding()).isEqualTo("br");
  }

  @ParameterizedTest
  @CsvSource({
    "text/event-stream, true, false",
    "text/event-stream; charset=utf-8, true, false",
    "' Text/Event-Stream ;x', true, false",
    "text/html, false, true",
    "TEXT/HTML;charset=utf-8, false, true",
    "text/event-streams, false, false",
    "application/json, false, false",
    "'', false, false",
    ";text/html, false, false"
  })
  void mediaType_caseAndParameters_doNotCount(String type, boolean stream, boolean html) {
    assertThat(head("Content-Type", type).isEventStream()).isEqualTo(stream);
    assertThat(MediaType.isHtml(type)).isEqualTo(html);
  }

  @ParameterizedTest
  @CsvSource({"gzip, true", "br, true", "'', true", "identity, false", "IDENTITY, false"})
  void isEncoded_header_isAnyButIdentity(String encoding, boolean encoded) {
    assertThat(head("Content-Encoding", encoding).isEncoded()).isEqualTo(encoded);
    assertThat(head("A", encoding).isEncoded()).isFalse();
  }

  @Test
  void mediaType_none_isOfNoKind() {
    assertThat(head("A", "1").isEventStream()).isFalse();
    assertThat(MediaType.isHtml(null)).isFalse();
  }
}
