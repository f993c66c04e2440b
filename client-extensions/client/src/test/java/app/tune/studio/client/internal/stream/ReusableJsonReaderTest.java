package app.tune.studio.client.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.internal.json.ValueReader;
import app.tune.studio.client.internal.sse.Slice;
import app.tune.studio.model.TextCompletionChunk;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One parser for many pieces: each is read as if it were alone. */
class ReusableJsonReaderTest {

  /** Beyond the buffer of Jackson's parser, which is 8,000 bytes. */
  private static final int LONG = 20_000;

  private final ReusableJsonReader<TextCompletionChunk> models =
      new ReusableJsonReader<>(ValueReader.of(TextCompletionChunk.class));

  private String trailing;

  private String idOf(String json) throws IOException {
    byte[] bytes = ("before" + json + "after").getBytes(StandardCharsets.UTF_8);
    TextCompletionChunk chunk =
        models.read(new Slice(bytes, 6, bytes.length - 11), (model, rest) -> trailing = rest);
    return chunk == null ? null : chunk.id();
  }

  @Test
  void read_moreThanOneParserServes_givesEachItsOwn() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      assertThat(idOf("{\"id\":\"" + i + "\",\"other" + i + "\":[{}]}")).isEqualTo("" + i);
    }
  }

  @Test
  void read_longPieces_areWhole() throws IOException {
    String id = "é".repeat(LONG);
    for (int i = 0; i < 3; i++) {
      assertThat(idOf("{\"id\":\"" + id + "\"}" + " ".repeat(LONG))).isEqualTo(id);
      assertThat(idOf("{\"id\":\"short\"}")).isEqualTo("short");
    }
  }

  @Test
  void read_afterRenewal_goesOn() throws IOException {
    idOf("{\"id\":\"a\"}");
    models.renew();
    models.renew();
    assertThat(idOf(" {\"id\":\"b\"}\n")).isEqualTo("b");
  }

  @Test
  void read_null_isNoModelAndDisturbsNone() throws IOException {
    idOf("{\"id\":\"a\"}");
    assertThat(idOf("null")).isNull();
    assertThat(idOf("{\"id\":\"b\"}")).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"id\":", "{\"id\":\"a", "[]", "{\"choices\":{}}"})
  void read_brokenPiece_failsAndDoesNotReachTheNext(String broken) throws IOException {
    idOf("{\"id\":\"a\"}");
    assertThatThrownBy(() -> idOf(broken)).isInstanceOf(JsonProcessingException.class);
    assertThat(idOf("{\"id\":\"b\"}")).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "]", "x", "data: [DONE]", "null"})
  void read_textBehindTheModel_isReported(String rest) throws IOException {
    assertThat(idOf("{\"id\":\"a\"} " + rest + "\n")).isEqualTo("a");
    assertThat(trailing).isEqualTo(rest);
    trailing = null;
    assertThat(idOf("{\"id\":\"b\"}")).isEqualTo("b");
    assertThat(trailing).isNull();
  }

  @Test
  void read_textFarBehindTheModel_isReported() throws IOException {
    assertThat(idOf("{\"id\":\"a\"}" + " ".repeat(LONG) + "x")).isEqualTo("a");
    assertThat(trailing).isEqualTo("x");
    assertThat(idOf("{\"id\":\"b\"}")).isEqualTo("b");
  }

  @Test
  void read_whiteSpaceBeyondTheParsersBuffer_isNoTrailingText() throws IOException {
    String begin = "{\"id\":\"";
    String id = "i".repeat(8_000 - begin.length() - 2);
    assertThat(idOf(begin + id + "\"}" + "\n")).isEqualTo(id);
    assertThat(trailing).isNull();
  }
}
