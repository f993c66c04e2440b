package app.tune.studio.client.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static double number(String json) throws IOException {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      parser.nextToken();
      return parser.getDoubleValue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0",
        "-0.0",
        "4.9e-324",
        "2.4703282292062328e-324",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e400",
        "-1e400",
        "1e-400",
        "0.1",
        "9007199254740993.0",
        "0.000000000000000000000000000000000000001"
      })
  void double_atTheLimits_isThatOfTheJdk(String json) throws IOException {
    assertThat(number(json)).isEqualTo(Double.parseDouble(json));
  }

  @Test
  void double_ofAnyBits_isThatOfTheJdk() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(number(String.valueOf(value))).isEqualTo(value);
        assertThat(number(String.format("%.25e", value))).isEqualTo(value);
      }
    }
  }
}
