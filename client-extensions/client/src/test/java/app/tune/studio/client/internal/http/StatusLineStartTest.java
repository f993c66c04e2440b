package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusLineStartTest {

  private final StatusLineStart start = new StatusLineStart();

  private void add(String text) {
    byte[] bytes = ("#" + text + "#").getBytes(StandardCharsets.US_ASCII);
    start.add(ByteBuffer.wrap(bytes), 1, bytes.length - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"H", "HTTP", "HTTP/", "HTTP/1.1 200 OK\r\nServer: x"})
  void isBegun_statusLineInAnyPieces_isTrue(String line) {
    assertThat(StatusLineStart.isIn(line)).isTrue();
    for (String letter : line.split("")) {
      add(letter);
      assertThat(start.isBegun()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"S", "HTTQ", "HHTTP/1.1", "H TTP/1.1", "http/1.1", "{\"choices\":["})
  void isBegun_otherBytes_isFalse(String line) {
    assertThat(StatusLineStart.isIn(line)).isFalse();
    add(line);
    assertThat(start.isBegun()).isFalse();
  }

  @Test
  void isBegun_blankLinesPrecede_isTrue() {
    add("\r\n");
    assertThat(start.isBegun()).isTrue();
    add("\nHTTP/1.1 200");
    assertThat(start.isBegun()).isTrue();
  }

  @Test
  void isBegun_lineBreakInTheProtocol_isFalse() {
    add("HT\r\n");
    assertThat(start.isBegun()).isFalse();
  }

  @Test
  void isBegun_nothingAdded_isFalse() {
    add("");
    assertThat(start.isBegun()).isFalse();
  }
}
