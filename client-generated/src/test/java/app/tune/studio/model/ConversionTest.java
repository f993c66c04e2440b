package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {

  static Stream<Arguments> fitting() {
    return Stream.of(
        Arguments.of(7, Long.class, 7L),
        Arguments.of(7L, Integer.class, 7),
        Arguments.of(null, Integer.class, null),
        Arguments.of(0.5f, Number.class, 0.5f),
        Arguments.of(
            Map.of("total_tokens", 3), Usage.class, Usage.builder().totalTokens(3L).build()),
        Arguments.of(List.of("a"), StringOrList.class, StringOrList.of(List.of("a"))),
        Arguments.of(
            "2024-05-01T00:00:00Z",
            OffsetDateTime.class,
            OffsetDateTime.parse("2024-05-01T00:00Z")));
  }

  static Stream<Arguments> unfitting() {
    return Stream.of(
        Arguments.of("7", Integer.class),
        Arguments.of("7", Number.class),
        Arguments.of(1.0, Integer.class),
        Arguments.of(new BigDecimal("1.5"), Long.class),
        Arguments.of(3_000_000_000L, Integer.class),
        Arguments.of(7, String.class),
        Arguments.of(true, String.class),
        Arguments.of(1, Boolean.class),
        Arguments.of("", Usage.class),
        Arguments.of(List.of(), Usage.class),
        Arguments.of("yesterday", OffsetDateTime.class));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void convert_valueThatFits_isOfTheType(Object value, Class<?> type, Object expected) {
    assertThat(Conversion.convert(value, Conversion.typeOf(type))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("unfitting")
  void convert_valueThatDoesNotFit_isRefused(Object value, Class<?> type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conversion.convert(value, Conversion.typeOf(type)));
  }
}
