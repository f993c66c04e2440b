package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypeWordsTest {

  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of(new TypeReference<String>() {}, 1, "a string"),
        Arguments.of(new TypeReference<Boolean>() {}, 1, "a boolean"),
        Arguments.of(new TypeReference<Number>() {}, "x", "a number"),
        Arguments.of(new TypeReference<BigDecimal>() {}, "x", "a number"),
        Arguments.of(new TypeReference<BigInteger>() {}, 1.5, "an integer"),
        Arguments.of(new TypeReference<Integer>() {}, "7", "an integer"),
        Arguments.of(new TypeReference<Integer>() {}, null, "an integer"),
        Arguments.of(new TypeReference<Integer>() {}, 1L << 31, "an integer of at most 2147483647"),
        Arguments.of(
            new TypeReference<Integer>() {}, -1L << 32, "an integer of at least -2147483648"),
        Arguments.of(
            new TypeReference<Long>() {},
            BigInteger.TEN.pow(20),
            "an integer of at most 9223372036854775807"),
        Arguments.of(
            new TypeReference<Long>() {},
            BigInteger.TEN.pow(20).negate(),
            "an integer of at least -9223372036854775808"),
        Arguments.of(new TypeReference<OffsetDateTime>() {}, "x", "a date-time"),
        Arguments.of(new TypeReference<List<Integer>>() {}, 1, "a list of integers"),
        Arguments.of(new TypeReference<List<List<Integer>>>() {}, 1, "a list of lists of integers"),
        Arguments.of(new TypeReference<Map<String, Number>>() {}, 1, "an object of numbers"),
        Arguments.of(new TypeReference<StringOrList>() {}, 1, "a string or list of strings"),
        Arguments.of(new TypeReference<ErrorDetail>() {}, 1, "an ErrorDetail"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void expected_type_isDescribedInTermsOfTheContract(
      TypeReference<?> type, Object value, String words) {
    assertThat(TypeWords.expected(Conversion.typeOf(type.getType()), value)).isEqualTo(words);
  }
}
