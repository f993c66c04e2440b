package app.tune.studio.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparatorConverterTest {

  @ParameterizedTest
  @ValueSource(strings = {"\\t", "tab", "\t"})
  void convert_aTabInAnySpelling_isATab(String text) {
    assertThat(new SeparatorConverter().convert(text)).isEqualTo('\t');
  }
}
