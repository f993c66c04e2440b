package app.tune.studio.client.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {

  /** An object that only Jackson can write. */
  record Point(int x, double y) {}

  static Stream<Object> values() {
    return Stream.of(
        TextCompletionRequest.builder()
            .model("m")
            .prompt("Grüße 😀 \u0000\"\\")
            .temperature(0.7f)
            .stop("a", "b")
            .put("x", Arrays.asList(null, Map.of("y", new Point(1, 2.5))))
            .build(),
        List.of(1, 2L, (short) 3, (byte) 4, 5.5f, 6.25, 1e300, true),
        List.of(new BigDecimal("1.10"), new BigInteger("92233720368547758070")),
        Map.of(7, "a key that is a number"),
        Map.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        Set.of("one"),
        Collections.singletonMap("none", null),
        new int[] {1, 2},
        new byte[] {1, 2},
        new String[] {"a"},
        'c',
        JsonNodeFactory.instance.objectNode().putNull("n").put("t", "x"),
        new Point(1, 2),
        List.of());
  }

  @ParameterizedTest
  @MethodSource("values")
  void bytes_anyValue_areThoseOfJackson(Object value) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(JsonWriter.bytes(value)))
        .isEqualTo(mapper.readTree(mapper.writeValueAsBytes(value)));
  }

  static Stream<Arguments> impossible() {
    double nan = Double.NaN;
    return Stream.of(
        arguments(Map.of("a", nan), "a: must be finite, was NaN"),
        arguments(Map.of("a", Float.POSITIVE_INFINITY), "a: must be finite, was Infinity"),
        arguments(Map.of("a", List.of(1, Map.of("b", nan))), "a[1].b: must be finite, was NaN"),
        arguments(List.of(List.of(), List.of(1, nan)), "[1][1]: must be finite, was NaN"),
        arguments(Map.of("a", List.of(new Point(1, nan))), "a[0].y: must be finite, was NaN"),
        arguments("a\ud800", ": character 2 is U+D800, an unpaired surrogate"),
        arguments(Map.of("a", "\udc00"), "a: character 1 is U+DC00, an unpaired surrogate"),
        arguments(
            Map.of("a", Optional.of("x").stream().map(x -> new String[] {"\ud800x"}).toList()),
            "a[0][0]: character 1 is U+D800, an unpaired surrogate"),
        arguments(
            Map.of("\ud800", 1), "a member's name: character 1 is U+D800, an unpaired surrogate"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void bytes_valueThatJsonCannotExpress_isRefusedByItsPlace(Object value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonWriter.bytes(value))
        .withMessage(message);
  }
}
