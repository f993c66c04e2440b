package app.tune.studio.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpandersTest {

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "...", " ", ".a", "ü"})
  void pathSegment_anyText_isItself(String value) {
    assertThat(new PathSegment().expand(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void pathSegment_textThatLeadsElsewhere_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PathSegment().expand(value))
        .withMessage("not a path segment: \"" + value + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T00:00Z, 2024-05-01T00:00:00Z",
    "2024-05-01T01:02:03.5+02:00, 2024-05-01T01:02:03.5+02:00"
  })
  void timestamp_zeroSeconds_areWritten(String value, String expected) {
    assertThat(new Timestamp().expand(OffsetDateTime.parse(value))).isEqualTo(expected);
  }
}
