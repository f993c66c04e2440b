package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An output whose lines are written anew, next to the old ones. */
class RewrittenOutputTest extends BatchTest {

  private static final String FAILED = "{\"custom_id\":\"a1\",\"error\":{\"code\":\"server\"}}\n";

  @Test
  void run_throughASymbolicLink_leavesTheLinkAndWritesItsFile() throws IOException {
    Path file = Files.createDirectory(folder.resolve("disk")).resolve("results.jsonl");
    Files.writeString(file, FAILED);
    Files.createSymbolicLink(batch.output, file);

    retryFailed();

    assertThat(batch.output).isSymbolicLink();
    assertThat(file).isRegularFile();
    assertThat(batch.results().get("a1").path("error").isNull()).isTrue();
  }

  @Test
  void run_overAFileThatOnlyItsOwnerReads_keepsThat() throws IOException {
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
    Files.writeString(batch.output, FAILED);
    Files.setPosixFilePermissions(batch.output, owner);

    retryFailed();

    assertThat(Files.getPosixFilePermissions(batch.output)).isEqualTo(owner);
  }

  @Test
  void run_overAFileThatIsRefused_leavesNoCopy() throws IOException {
    batch.items(1);
    Path output = folder.resolve("other.jsonl.gz");
    batch.runner().build().run(batch.input, output);
    batch.lines("{\"id\":\"b1\",\"prompt\":\"p1\"}");

    assertThatThrownBy(() -> batch.runner().build().run(batch.input, output))
        .isInstanceOf(BatchOutputException.class)
        .hasMessageContaining("a result of another input");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void run_withAFileNamedLikeACopyOfTheOutput_leavesIt() throws IOException {
    Files.writeString(batch.output, FAILED);
    Path input = folder.resolve(batch.output.getFileName() + ".tmp");
    Files.writeString(input, "{\"id\":\"a1\",\"prompt\":\"p1\"}\n");

    batch.runner().retryFailed(true).build().run(input, batch.output);

    assertThat(input).hasContent("{\"id\":\"a1\",\"prompt\":\"p1\"}\n");
    assertThat(batch.results().get("a1").path("error").isNull()).isTrue();
  }

  private void retryFailed() throws IOException {
    batch.items(1);
    batch.runner().retryFailed(true).build().run(batch.input, batch.output);
  }
}
