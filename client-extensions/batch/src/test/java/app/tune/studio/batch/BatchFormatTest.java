package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BatchFormatTest {

  private static final String LONG = "12345678901234567890123";
  private static final BatchFormat JSON = BatchFormat.jsonLines();
  private static final BatchFormat OPEN_AI = BatchFormat.openAi();
  private static final BatchFormat TEXT = BatchFormat.textLines();
  private static final TableFormat CSV = BatchFormat.csv("Is {text} {{good}}?");
  private static final TableFormat JSON_TABLE = BatchFormat.jsonLines("{a}-{b}");

  static Stream<Arguments> readable() {
    return Stream.of(
        arguments(JSON, "{\"prompt\":\"x\"}", List.of("1=x")),
        arguments(JSON, "{\"id\":\"k\",\"prompt\":\"x\"}\n", List.of("k=x")),
        arguments(JSON, "{\"id\":7,\"prompt\":\"x\"}\n", List.of("7=x")),
        arguments(JSON, "{\"id\":" + LONG + ",\"prompt\":\"x\"}", List.of(LONG + "=x")),
        arguments(JSON, "{\"custom_id\":\"c\",\"id\":\"k\",\"prompt\":\"x\"}", List.of("c=x")),
        arguments(JSON, "\n \t\r\n{\"prompt\":\"x\"}\r\n\n", List.of("3=x")),
        arguments(JSON, "\uFEFF{\"prompt\":\"\"}", List.of("1=")),
        arguments(JSON, "{\"custom_id\":\"c\",\"body\":{\"prompt\":\"x\"}}", List.of("c=x")),
        arguments(JSON, "{\"prompt\":\"a\"}\n{\"prompt\":\"b\"}", List.of("1=a", "2=b")),
        arguments(
            OPEN_AI,
            "{\"custom_id\":\"c\",\"method\":\"POST\",\"url\":\"/v1/completions\",\"body\":{\"prompt\":\"x\"}}",
            List.of("c=x")),
        arguments(
            OPEN_AI,
            "{\"custom_id\":\"c\",\"url\":\"/text/completions\",\"body\":{\"prompt\":\"x\"}}",
            List.of("c=x")),
        arguments(TEXT, "Ünï\r\n\n two \n", List.of("1=Ünï", "3= two ")),
        arguments(TEXT, "", List.of()),
        arguments(
            CSV,
            "n,text\n1,a\n2,\"b,\n\"\"c\"\"\"\n",
            List.of("2=Is a {good}?", "3=Is b,\n\"c\" {good}?")),
        arguments(CSV, "\uFEFFtext\nä", List.of("2=Is ä {good}?")),
        arguments(CSV, "n,n,text,,\n1,2,a,,", List.of("2=Is a {good}?")),
        arguments(CSV.idColumn("n"), "n,text\nk,a", List.of("k=Is a {good}?")),
        arguments(CSV.separator('\t'), "n\ttext\n1\ta,b", List.of("2=Is a,b {good}?")),
        arguments(
            JSON_TABLE, "{\"a\":1.10,\"b\":" + LONG + ".5}", List.of("1=1.10-" + LONG + ".5")),
        arguments(JSON_TABLE, "{\"a\":\"x\",\"b\":[1,null]}\n", List.of("1=x-[1,null]")),
        arguments(JSON_TABLE.idColumn("a"), "{\"a\":5,\"b\":null}", List.of("5=5-")));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void read_ofGoodInput_givesIdsAndPrompts(BatchFormat format, String text, List<String> expected)
      throws IOException {
    assertThat(read(format, text.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    assertThat(read(format, gzip(text))).as("compressed").isEqualTo(expected);
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        arguments(JSON, "{\"prompt\":", "line 1: not a JSON object: Unexpected end-of-input"),
        arguments(JSON, "prompt", "line 1: not a JSON object: Unrecognized token 'prompt'"),
        arguments(JSON, "\n[1]", "line 2: not a JSON object"),
        arguments(JSON, "null", "line 1: not a JSON object"),
        arguments(JSON, "{} {}", "line 1: more than one JSON value"),
        arguments(
            JSON,
            "{\"id\":\"\"}",
            "line 1: id: must be a text that is not empty, or an integer, was an empty text"),
        arguments(JSON, "{\"id\":1.5}", "or an integer, was 1.5"),
        arguments(JSON, "{\"id\":true}", "or an integer, was true"),
        arguments(JSON, "{\"id\":[1]}", "or an integer, was a list"),
        arguments(JSON, "{\"id\":{}}", "or an integer, was an object"),
        arguments(
            JSON,
            "{\"x\":" + "[".repeat(2_000),
            "Document nesting depth (1001) exceeds the maximum allowed (1000)"),
        arguments(JSON, "{\"body\":{}}", "line 1: custom_id is missing"),
        arguments(OPEN_AI, "{\"prompt\":\"x\"}", "line 1: custom_id is missing"),
        arguments(OPEN_AI, "{\"custom_id\":\"c\",\"body\":[]}", "body: must be a JSON object"),
        arguments(
            OPEN_AI, "{\"custom_id\":\"c\",\"method\":\"GET\"}", "method: must be POST, was GET"),
        arguments(
            OPEN_AI,
            "{\"custom_id\":\"c\",\"url\":\"/v1/chat/completions\"}",
            "url: must be one of text completions, was /v1/chat/completions"),
        arguments(CSV, "n,words\n1,a", "line 1: no column text in [n, words]"),
        arguments(CSV, "text,text\na,b", "line 1: the column text repeats in [text, text]"),
        arguments(CSV, "text\na\n\"b\nc\n", "line 3: at or after it: "),
        arguments(CSV.idColumn("k"), "n,text\n1,a", "line 1: no column k in [n, text]"),
        arguments(CSV.idColumn("n"), "n,text\n,a", "line 2: n is empty"),
        arguments(CSV, "n,text\n1,a\n2", "at or after it"),
        arguments(CSV, "n,text\n1", "line 2: at or after it: "),
        arguments(CSV, "n,text\n1,a, b\n2,c, d", "line 2: at or after it: "),
        arguments(CSV, "n,words\n", "line 1: no column text in [n, words]"),
        arguments(JSON_TABLE, "{\"a\":1}", "line 1: no member b"),
        arguments(JSON_TABLE.idColumn("k"), "{\"a\":1,\"b\":2}", "line 1: k is missing"));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void read_ofFaultyInput_namesTheLine(BatchFormat format, String text, String message) {
    assertThatThrownBy(() -> read(format, text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            FaultyLineException.class,
            e ->
                assertThat(e.fault().toString())
                    .contains(message)
                    .doesNotContain("Source", "JsonToken", "StreamRead", "\n"));
  }

  @Test
  void fill_withATextInPlaceOfAListOfTexts_takesItForOne() throws IOException {
    byte[] line = "{\"prompt\":\"x\",\"stop\":\"end\"}".getBytes(StandardCharsets.UTF_8);
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();

    BatchInput.stream(new ByteArrayInputStream(line), JSON).open().next().fill(builder);

    assertThat(builder.build().stop()).containsExactly("end");
  }

  @Test
  void fill_withNumbersThatNoDoubleHolds_keepsThem() throws IOException {
    byte[] line =
        "{\"prompt\":\"x\",\"a\":[0.12345678901234567890],\"b\":1e400}"
            .getBytes(StandardCharsets.UTF_8);
    TextCompletionRequestBuilder builder = TextCompletionRequest.builder();

    BatchInput.stream(new ByteArrayInputStream(line), JSON).open().next().fill(builder);

    assertThat(builder.build().additionalProperties())
        .containsEntry("a", List.of(new BigDecimal("0.12345678901234567890")))
        .containsEntry("b", new BigDecimal("1e400"));
  }

  @Test
  void fill_withATextInPlaceOfANumber_namesTheMember() throws IOException {
    byte[] line = "{\"prompt\":\"x\",\"n\":\"two\"}".getBytes(StandardCharsets.UTF_8);
    BatchItem item = BatchInput.stream(new ByteArrayInputStream(line), JSON).open().next();

    assertThatThrownBy(() -> item.fill(TextCompletionRequest.builder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("n: ");
  }

  @Test
  void read_ofBytesThatAreNotUtf8_namesTheLine() {
    byte[] latin = "text\nM\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> read(TEXT, latin)).hasMessage("not UTF-8");
    assertThatThrownBy(() -> read(CSV, latin)).hasMessageContaining("not UTF-8");
  }

  @Test
  void read_ofLinesLongerThanTheBuffer_keepsThem() throws IOException {
    String longer = "x".repeat(200_000);

    assertThat(read(TEXT, ("a\n" + longer + "\nb").getBytes(StandardCharsets.UTF_8)))
        .containsExactly("1=a", "2=" + longer, "3=b");
  }

  @ParameterizedTest
  @CsvSource({"{,1", "a}b,2", "{},1", "{a{b},1"})
  void csv_withABraceThatHasNoCounterpart_namesThePlace(String template, int place) {
    assertThatThrownBy(() -> BatchFormat.csv(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("template: at " + place + ":");
  }

  @ParameterizedTest
  @CsvSource({"a.txt,text lines", "a.TXT.gz,text lines", "a.jsonl,JSON lines", "a,JSON lines"})
  void of_aFileName_suggestsTheFormat(Path file, String format) {
    assertThat(BatchFormat.of(file)).hasToString(format);
  }

  @Test
  void of_aTable_needsATemplate() {
    assertThatThrownBy(() -> BatchFormat.of(Path.of("a.csv.gz"))).hasMessageContaining("template");
    assertThat(BatchFormat.of(Path.of("a.csv"), "{x}")).hasToString("CSV with a template");
    assertThat(BatchFormat.of(Path.of("a.jsonl"), "{x}")).hasToString("JSON lines with a template");
  }

  private static List<String> read(BatchFormat format, byte[] bytes) throws IOException {
    List<String> items = new ArrayList<>();
    BatchInput input = BatchInput.stream(new ByteArrayInputStream(bytes), format);
    try (ItemReader reader = input.open()) {
      for (BatchItem item = reader.next(); item != null; item = reader.next()) {
        TextCompletionRequestBuilder builder = TextCompletionRequest.builder();
        item.fill(builder);
        items.add(item.id() + "=" + builder.build().prompt());
      }
    }
    return items;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
