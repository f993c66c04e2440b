package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An input file that is the output as well, or that does not exist. */
class InputFileTest extends BatchTest {

  static Stream<Named<NamedBy>> otherNames() {
    return Stream.of(
        Named.of("itself", input -> input),
        Named.of("a relative path", input -> Path.of("").toAbsolutePath().relativize(input)),
        Named.of("a symbolic link", input -> Files.createSymbolicLink(link(input), input)),
        Named.of("a hard link", input -> Files.createLink(link(input), input)));
  }

  private static Path link(Path input) {
    return input.resolveSibling("link.jsonl");
  }

  @ParameterizedTest
  @MethodSource("otherNames")
  void run_intoItsInput_isRefusedAndChangesNothing(NamedBy name) throws IOException {
    batch.items(1);
    String before = Files.readString(batch.input);
    BatchInput input = BatchInput.file(batch.input);
    BatchOutput output = BatchOutput.file(name.of(batch.input));

    assertThatThrownBy(() -> batch.runner().build().run(input, output))
        .isInstanceOf(BatchOutputException.class)
        .hasMessage("cannot use " + output + ": it is the file that the input is read from");
    assertThatThrownBy(() -> batch.runner().build().plan(input, output))
        .isInstanceOf(BatchOutputException.class);
    assertThat(batch.input).hasContent(before);
    assertThat(batch.requestCount()).isZero();
  }

  /** Finds another name of a file. */
  private interface NamedBy {
    Path of(Path input) throws IOException;
  }

  @Test
  void run_withGzipThatIsCut_saysSo() throws IOException {
    for (byte[] cut : List.of(new byte[] {0x1F, (byte) 0x8B}, Arrays.copyOf(gzip(), 15))) {
      Files.write(batch.input, cut);

      assertThatThrownBy(batch::run)
          .isInstanceOf(BatchInputException.class)
          .hasMessage("cannot read " + batch.input + ": its gzip data ends too early");
    }
  }

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("{\"prompt\":\"p1\"}".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void run_withoutAnInputFile_saysSoWhateverTheOutput() throws IOException {
    batch.items(1).run();
    Files.delete(batch.input);

    assertThatThrownBy(batch::run)
        .isInstanceOf(BatchInputException.class)
        .hasMessage("cannot read " + batch.input + ": there is no such file");
  }
}
