package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.util.VersionUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JacksonVersionsTest {

  @ParameterizedTest
  @CsvSource({
    "2.22.4, 2.22.4, 2.22,",
    "2.22.4, 2.22.0, 2.22,",
    "2.15.4, 2.15.4, 2.15.4,",
    "2.21.0, 2.22.4, 2.22,",
    "2.20.1, 2.20.1, 2.21,",
    "2.22.4, 2.22.4, 2.19.2, jackson-annotations 2.19.2 and jackson-databind 2.22.4",
    "2.22.4, 2.19.0, 2.22, jackson-core 2.19.0 and jackson-databind 2.22.4",
    "2.22.4, 2.19.0, 2.19.2, jackson-annotations 2.19.2 and jackson-databind 2.22.4"
  })
  void mix_partOlderThanDatabind_namesBoth(
      String databind, String core, String annotations, String mix) {
    assertThat(
            JacksonVersions.mix(
                VersionUtil.parseVersion(databind, null, null),
                VersionUtil.parseVersion(core, null, null),
                VersionUtil.parseVersion(annotations, null, null)))
        .isEqualTo(mix);
  }

  @Test
  void mix_annotationsOfUnknownVersion_isNone() {
    assertThat(
            JacksonVersions.mix(
                VersionUtil.parseVersion("2.22.4", null, null),
                VersionUtil.parseVersion("2.22.4", null, null),
                VersionUtil.parseVersion(null, null, null)))
        .isNull();
  }

  @Test
  void check_versionsOfThisBuild_pass() {
    assertThatCode(JacksonVersions::check).doesNotThrowAnyException();
  }
}
