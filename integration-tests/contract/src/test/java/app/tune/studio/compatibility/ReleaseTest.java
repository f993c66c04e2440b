package app.tune.studio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.0-SNAPSHOT, false",
    "0.1.0, 0.1.1, false",
    "0.1.0, 0.2.0-SNAPSHOT, true",
    "0.9.0, 1.0.0, true",
    "1.0.0, 1.1.0, false",
    "1.9.9, 2.0.0, true",
    "1.0.0, 0.9.0, false"
  })
  void mayBreak_afterTheLastRelease_needsTheBumpOfSemVer(String last, String next, boolean may) {
    assertThat(Release.of(next).mayBreak(Release.of(last))).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({"0.1.3, 0.2.0", "1.2.3, 2.0.0"})
  void nextThatMayBreak_isTheSmallestOne(String last, String next) {
    assertThat(Release.of(last).nextThatMayBreak()).isEqualTo(Release.of(next));
  }

  @Test
  void of_noVersion_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Release.of("latest"))
        .withMessageContaining("latest");
  }
}
