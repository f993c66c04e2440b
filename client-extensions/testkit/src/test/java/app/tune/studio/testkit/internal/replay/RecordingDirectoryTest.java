package app.tune.studio.testkit.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of the files, which define the order of recordings. */
class RecordingDirectoryTest {

  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
  }

  private static Recording recording() {
    return new Recording(
        "POST",
        "/text/completions",
        Map.of(),
        new byte[0],
        204,
        Map.of(),
        new byte[0],
        Recording.Ending.COMPLETE);
  }

  @Test
  void write_whereNumbersHaveOtherDigits_isReadAgain(@TempDir Path folder) throws Exception {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));

    RecordingDirectory directory = RecordingDirectory.forWriting(folder);
    directory.write(recording());

    assertThat(directory.written())
        .extracting(file -> file.getFileName().toString())
        .isEqualTo(List.of("0001-POST-text-completions.json"));
    assertThat(RecordingDirectory.read(folder)).hasSize(1);
  }
}
