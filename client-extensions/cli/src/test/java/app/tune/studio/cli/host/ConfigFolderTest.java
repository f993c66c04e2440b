package app.tune.studio.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFolderTest {

  private static final Path HOME = Path.of("/home/ann");

  @ParameterizedTest
  @CsvSource({
    "Linux,/home/ann/.config/tune",
    "FreeBSD,/home/ann/.config/tune",
    "Mac OS X,/home/ann/Library/Application Support/tune",
    "Windows 11,/home/ann/AppData/Roaming/tune"
  })
  void of_eachSystem_isItsUsualFolder(String system, String folder) {
    assertThat(ConfigFolder.of(system, Map.of(), HOME)).isEqualTo(Path.of(folder));
  }

  @Test
  void of_aSetVariable_isBelowIt() {
    assertThat(ConfigFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "/etc/ann"), HOME))
        .isEqualTo(Path.of("/etc/ann/tune"));
    assertThat(ConfigFolder.of("Windows 11", Map.of("APPDATA", "/roaming"), HOME))
        .isEqualTo(Path.of("/roaming/tune"));
  }

  @Test
  void of_aRelativeVariable_isIgnored() {
    assertThat(ConfigFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "etc"), HOME))
        .isEqualTo(Path.of("/home/ann/.config/tune"));
  }
}
