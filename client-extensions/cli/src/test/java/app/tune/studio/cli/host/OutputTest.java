package app.tune.studio.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void print_letterThatIsCutInTwo_isWrittenWhole() {
    Output output = new Output(bytes, false, false);

    output.print("fox \uD83E");
    assertThat(written()).isEqualTo("fox ");
    output.print("\uDD8A!");

    assertThat(written()).isEqualTo("fox \uD83E\uDD8A!");
  }

  @Test
  void print_markup_isTextLikeAnyOther() {
    Output output = new Output(bytes, true, true);

    output.print("@|red 100 %n|@ " + output.styled("red", "@|x|@"));

    assertThat(written()).isEqualTo("@|red 100 %n|@ \u001B[31m@|x|@\u001B[0m");
  }

  @Test
  void styled_withoutColors_isThePlainText() {
    assertThat(new Output(bytes, true, false).styled("bold,red", "error:")).isEqualTo("error:");
  }
}
