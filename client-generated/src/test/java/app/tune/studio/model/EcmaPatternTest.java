package app.tune.studio.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaPatternTest {

  @ParameterizedTest
  @CsvSource({
    "^[a-z]+$, abc, true",
    "^[a-z]+$, 'abc\n', false",
    "^[a-z]+$, 'abc\r\n', false",
    "^(a$|b), 'a\n', false",
    "^a[$]$, 'a$', true",
    "^a[$]$, 'a$\n', false",
    "^a\\$$, 'a$', true",
    "^a\\$b, 'a$b', true",
    "^[\\]$]$, '$', true",
    "^[\\]$]$, ']\n', false",
    "a, 'xa\n', true"
  })
  void find_pattern_isThatOfEcma(String regex, String text, boolean found) {
    assertThat(EcmaPattern.compile(regex).matcher(text).find()).isEqualTo(found);
  }
}
