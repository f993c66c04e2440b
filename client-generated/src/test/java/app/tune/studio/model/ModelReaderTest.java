package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReaderTest {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static TextCompletion read(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return new ModelReader(parser).read(TextCompletion.builder());
    }
  }

  private static Object value(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return new ModelReader(parser).readObject();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":\"a\",\"object\":\"b\",\"created\":7,\"model\":\"m\"}",
        "{\"id\":null,\"choices\":null,\"usage\":null}",
        "{\"choices\":[]}",
        "{\"choices\":[{\"index\":1,\"text\":\"t\",\"finish_reason\":\"stop\",\"logprobs\":null}]}",
        "{\"choices\":[{\"text\":\"a\"},null,{\"text\":\"b\",\"x\":[{}],\"y\":{\"z\":1.5}}]}",
        "{\"usage\":{\"prompt_tokens\":3000000000,\"details\":{\"cached\":1}},\"x\":true,\"y\":\"t\"}",
        "{\"id\":\"first\",\"id\":\"last\"}",
        "{\"x\":1,\"x\":2,\"y\":3}"
      })
  void read_membersOfTheContract_areThoseOfJackson(String json) throws IOException {
    assertThat(read(json)).isEqualTo(new ObjectMapper().readValue(json, TextCompletion.class));
  }

  private static Stream<Arguments> misfits() {
    return Stream.of(
        arguments("\"id\":7", "id", 7),
        arguments("\"id\":{\"a\":[1]}", "id", Map.of("a", List.of(1))),
        arguments("\"created\":\"7\"", "created", "7"),
        arguments("\"created\":7.0", "created", 7.0),
        arguments("\"created\":7.5", "created", 7.5),
        arguments(
            "\"created\":92233720368547758070", "created", new BigInteger("92233720368547758070")),
        arguments("\"created\":true", "created", true),
        arguments("\"usage\":\"\"", "usage", ""),
        arguments("\"usage\":[{}]", "usage", List.of(Map.of())));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void read_memberOfAnotherType_isAbsentAndKeptRaw(String member, String name, Object raw)
      throws IOException {
    TextCompletion model = read("{" + member + ",\"object\":\"o\",\"choices\":[]}");
    assertThat(model.additionalProperties()).isEqualTo(Map.of(name, raw));
    assertThat(model)
        .isEqualTo(
            TextCompletion.builder()
                .object("o")
                .choices(List.of())
                .additionalProperties(Map.of(name, raw))
                .build());
  }

  @Test
  void read_misfitInsideAnObject_isKeptThere() throws IOException {
    TextCompletion model =
        read("{\"usage\":{\"prompt_tokens\":\"many\",\"total_tokens\":2},\"id\":\"a\"}");
    assertThat(model.usage().additionalProperties()).isEqualTo(Map.of("prompt_tokens", "many"));
    assertThat(model.usage().totalTokens()).isEqualTo(2);
    assertThat(model.additionalProperties()).isEmpty();
    assertThat(model.id()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":7}",
        "{\"choices\":{}}",
        "{\"choices\":[7]}",
        "{\"choices\":[{\"text\":\"a\"},\"b\"]}",
        "{\"choices\":[[]]}",
        "{\"choices\":[{\"text\":{}}]}",
        "{\"choices\":[{\"text\":[]}]}"
      })
  void read_choicesOrTextOfAnotherType_fails(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("has another type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "1.5", "true"})
  void read_textThatIsAScalar_isItsText(String scalar) throws IOException {
    assertThat(read("{\"choices\":[{\"text\":" + scalar + "}]}").text()).isEqualTo(scalar);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"{}\"", "null"})
  void read_noObject_fails(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(JsonParseException.class)
        .hasMessageContaining("must be an object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"id\"", "{\"id\":\"a", "{\"x\":[1", "{\"choices\":[", "{\"a\":1]"})
  void read_cutOrMalformed_fails(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }

  @Test
  void read_membersNotOfTheContract_cannotBeChanged() throws IOException {
    for (String json : List.of("{\"a\":1}", "{\"a\":1,\"b\":2}")) {
      Map<String, Object> members = read(json).additionalProperties();
      assertThatThrownBy(() -> members.put("c", 3))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void readAll_array_keepsNullElements() throws IOException {
    try (JsonParser parser = JSON.createParser("[{\"id\":\"a\"},null]")) {
      parser.nextToken();
      assertThat(new ModelReader(parser).readAll(TextCompletion::builder))
          .isEqualTo(Arrays.asList(TextCompletion.builder().id("a").build(), null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[7]", "[{}"})
  void readAll_anythingElse_fails(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      assertThatThrownBy(() -> new ModelReader(parser).readAll(TextCompletion::builder))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"a\\u0000\\ud83d\\ude00\"",
        "0",
        "-1",
        "2147483648",
        "92233720368547758070",
        "1.5",
        "1e3",
        "[]",
        "[[1,[2]],{}]",
        "{\"a\":{\"b\":[null,false]},\"\":\"\"}"
      })
  void readObject_anyJson_isThatOfJackson(String json) throws IOException {
    assertThat(value(json))
        .isEqualTo(new ObjectMapper().readValue(json, new TypeReference<Object>() {}));
  }

  @Test
  void readObject_numberBeyondADouble_isExact() throws IOException {
    assertThat(value("1e400")).isEqualTo(new BigDecimal("1e400"));
    assertThat(value("[NaN,-Infinity]")).isEqualTo(List.of(Double.NaN, Double.NEGATIVE_INFINITY));
  }
}
