package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.cli.report.ExitCode;
import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  private static final int WIDTH = 100;

  @TempDir private Path home;

  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(home);
  }

  @Test
  void tune_withoutACommand_showsTheCommandsAndExitCodes() {
    assertThat(terminal.run()).isZero();

    assertThat(terminal.out()).contains("complete", "batch", "serve", "check");
    for (ExitCode code : ExitCode.values()) {
      assertThat(terminal.out()).containsPattern("  " + code.status() + " +\\Q" + code.meaning());
    }
  }

  @Test
  void readme_exitCodes_areThoseOfTheCommand() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .map(line -> line.replace("\\|", "|"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.status() + " | " + code.meaning() + " |")
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "batch", "serve", "check"})
  void help_ofACommand_fitsTheWidthAndNeedsNoMore(String command) {
    assertThat(terminal.run(command, "--help")).isZero();

    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.out())
        .startsWith("Usage: tune " + command)
        .contains("Examples:")
        .doesNotContain("null", "${", "@|", "%n");
    assertThat(terminal.out().lines()).allMatch(line -> line.length() <= WIDTH);
  }

  @Test
  void help_ofComplete_describesEveryMemberOfTheRequest() {
    terminal.run("complete", "--help");

    for (Field field : TextCompletionRequest.class.getDeclaredFields()) {
      JsonProperty member = field.getAnnotation(JsonProperty.class);
      if (member != null && !member.value().equals("prompt")) {
        String option = member.value().replace('_', '-');
        assertThat(terminal.out())
            .containsPattern("--(\\[no-])?" + option + "(=[A-Z=]+)?\\s+[A-Z][a-z]+ ");
      }
    }
  }

  @Test
  void help_asACommand_describesAnother() {
    assertThat(terminal.run("help", "batch")).isZero();

    assertThat(terminal.out()).startsWith("Usage: tune batch");
  }

  @Test
  void help_onAColorTerminal_hasColors() {
    terminal.interactive().colors();

    terminal.run("--help");

    assertThat(terminal.out()).contains("\u001B[");
  }

  @Test
  void version_isThatOfTheJarAndOfJava() {
    assertThat(terminal.run("--version")).isZero();

    assertThat(terminal.out()).startsWith("tune ").contains("Java " + Runtime.version());
  }

  @Test
  void generateCompletion_writesAScriptThatKnowsTheOptionsOfTheContract() {
    assertThat(terminal.run("generate-completion")).isZero();

    assertThat(terminal.out()).startsWith("#!/usr/bin/env bash").contains("--max-tokens");
  }
}
