package app.tune.studio.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the README of the generated module after changes of the contract that take nothing away:
 * its commands succeed, and so do the tests, with no other file touched.
 */
@EnabledIfSystemProperty(named = "tune.regeneration.steps", matches = "true")
class RegenerationStepsTest {
  private static final String HEADING = "## Regenerate";
  private static final Pattern COMMAND = Pattern.compile("```sh\\s+(\\./mvnw [^\n]*)\n\\s*```");

  /** What the contract has nothing to do with, and what takes long, is left out of the tests. */
  private static final String VERIFY =
      "./mvnw -q -Pquick -pl integration-tests/contract -am verify -Dsurefire.failIfNoSpecifiedTests=false"
          + " '-Dtest=!SampleContractsTest,!app.tune.studio.client.**,!app.tune.studio.testkit.**"
          + ",!app.tune.studio.spring.**,!app.tune.studio.micrometer.**,!app.tune.studio.batch.**"
          + ",!app.tune.studio.cli.**'";

  @TempDir Path folder;

  @Test
  void stepsOfTheReadme_afterAdditiveChanges_pass() throws IOException, InterruptedException {
    List<String> commands = commands();
    assertThat(commands).hasSize(2);
    ProjectCopy copy = ProjectCopy.in(folder.resolve("copy"));
    AdditiveChanges.apply(copy.folder().resolve("openapi/tune-studio.yaml"));

    for (String command : commands) {
      assertPasses(copy, command);
    }
    assertPasses(copy, VERIFY);
  }

  private static void assertPasses(ProjectCopy copy, String command)
      throws IOException, InterruptedException {
    List<String> outcome = copy.run(command.replace("./mvnw", "./mvnw -o"));

    assertThat(outcome.get(0)).as(outcome.get(1)).endsWith(": exit code 0");
  }

  private static List<String> commands() throws IOException {
    String readme = Files.readString(Path.of("../../client-generated/README.md"));
    int start = readme.indexOf(HEADING);
    String steps = readme.substring(start, readme.indexOf("\n## ", start));
    return COMMAND.matcher(steps).results().map((MatchResult it) -> it.group(1)).toList();
  }
}
