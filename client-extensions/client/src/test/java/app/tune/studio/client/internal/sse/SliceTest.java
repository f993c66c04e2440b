package app.tune.studio.client.internal.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {

  /** The text in the middle of a larger array, whose other bytes must not count. */
  private static Slice slice(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] array = ("{" + text + "}").getBytes(UTF_8);
    return new Slice(array, 1, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, ab, false",
    "abc, abcd, false",
    "abc, xbc, false",
    "abc, axc, false",
    "abc, abx, false",
    "'', '', true",
    "'', a, false",
    "abc, abc}, false"
  })
  void is_anyBytes_comparesAll(String text, String wanted, boolean same) {
    assertThat(slice(text).is(wanted.getBytes(UTF_8))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, '', true",
    "abc, ab, true",
    "abc, abc, true",
    "abc, b, false",
    "abc, abcd, false",
    "abc, abc}, false",
    "'', a, false"
  })
  void startsWith_anyBytes_comparesTheFirst(String text, String wanted, boolean begins) {
    assertThat(slice(text).startsWith(wanted.getBytes(UTF_8))).isEqualTo(begins);
  }

  @Test
  void firstByte_anyText_passesOverWhiteSpaceOfJson() {
    assertThat(slice("a").firstByte()).isEqualTo('a');
    assertThat(slice("\t\n\r b").firstByte()).isEqualTo('b');
    assertThat(slice("\u00E4").firstByte()).isEqualTo(0xC3);
    assertThat(slice("").firstByte()).isEqualTo(-1);
    assertThat(slice("\t\n\r ").firstByte()).isEqualTo(-1);
  }

  @Test
  void text_notUtf8_isReplaced() {
    assertThat(slice("\u65E5").text()).isEqualTo("\u65E5");
    assertThat(new Slice(new byte[] {'a', (byte) 0xFF, 'b'}, 0, 2).text()).isEqualTo("a\uFFFD");
  }

  @Test
  void asUtf8_notUtf8_isTheTextWithReplacements() {
    Slice good = slice("\u65E5b");
    assertThat(good.asUtf8()).isSameAs(good);
    byte[] overlong = {'{', 'a', (byte) 0xC0, (byte) 0xAF, 'b', (byte) 0xFF};
    Slice replaced = new Slice(overlong, 1, 4).asUtf8();
    assertThat(replaced.text()).isEqualTo("a\uFFFD\uFFFDb");
    assertThat(replaced.is("a\uFFFD\uFFFDb".getBytes(UTF_8))).isTrue();
  }
}
