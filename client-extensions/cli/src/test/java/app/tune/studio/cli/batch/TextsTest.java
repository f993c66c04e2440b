package app.tune.studio.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "400,0.4 s",
    "9949,9.9 s",
    "12000,12 s",
    "200000,3 min 20 s",
    "7500000,2 h 5 min",
    "360000000,100 h 0 min"
  })
  void time_ofAnyLength_hasTwoUnitsAtMost(long millis, String text) {
    assertThat(Texts.time(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.00",
    "0.00004,0.00",
    "0.00123,0.0012",
    "0.5,0.50",
    "12.345,12.35",
    "1204,1204.00"
  })
  void cost_smallOrLarge_hasCentsOrMore(BigDecimal sum, String text) {
    assertThat(Texts.cost(sum)).isEqualTo(text);
  }

  @Test
  void countAndRate_areReadable() {
    assertThat(Texts.count(1234567)).isEqualTo("1,234,567");
    assertThat(Texts.rate(9.94)).isEqualTo("9.9");
    assertThat(Texts.rate(1234.4)).isEqualTo("1,234");
  }
}
