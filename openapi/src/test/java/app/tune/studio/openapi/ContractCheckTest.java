package app.tune.studio.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies each rule by violating it in a copy of the contract. */
class ContractCheckTest {
  private static final Path CONTRACT = Path.of("tune-studio.yaml");

  @TempDir Path folder;

  @Test
  void findings_contract_none() throws IOException {
    assertThat(ContractCheck.findings(CONTRACT)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("app.tune.studio.openapi.Breakage#all")
  void findings_brokenCopy_oneLineThatNamesThePlace(Breakage breakage) throws IOException {
    Path copy = Files.writeString(folder.resolve("copy.yaml"), breakage.apply(CONTRACT));

    List<String> findings = ContractCheck.findings(copy);
    assertThat(findings).anyMatch(it -> it.startsWith("copy.yaml" + breakage.finding()));
    // another operation that shares the schema may have the same finding
    assertThat(findings)
        .extracting(it -> it.substring(it.indexOf(": ")))
        .containsOnly(reason(findings));
  }

  @ParameterizedTest
  @CsvSource({
    "'openapi: &tok 3.0.3\ninfo: *tok', 2, *tok",
    "'openapi: 3.0.3\npaths: &all {}', 2, &all",
    "'openapi: 3.0.3\ninfo:\n  title: *tok', 3, *tok",
    "'tags: [*tok]', 1, *tok"
  })
  void findings_anchorOrAlias_oneLineThatNamesIt(String yaml, int line, String name)
      throws IOException {
    Path copy = Files.writeString(folder.resolve("copy.yaml"), yaml);

    assertThat(ContractCheck.findings(copy))
        .singleElement()
        .asString()
        .startsWith("copy.yaml:" + line + ": the templates do not know anchors and aliases")
        .endsWith(name);
  }

  private static String reason(List<String> findings) {
    return findings.get(0).substring(findings.get(0).indexOf(": "));
  }

  @Test
  void breakages_all_coverTheRulesOfTextsAndStreams() {
    Set<String> broken = Breakage.all().map(Breakage::rule).collect(Collectors.toSet());

    assertThat(Stream.of(TextRules.ALL, StreamRules.ALL).flatMap(List::stream))
        .extracting(Rule::name)
        .allMatch(broken::contains);
  }
}
