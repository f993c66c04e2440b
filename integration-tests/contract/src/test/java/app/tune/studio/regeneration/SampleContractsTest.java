package app.tune.studio.regeneration;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A table of small contracts. Each one either generates, compiles and sends what it says, or is
 * refused in one line before anything is generated.
 */
class SampleContractsTest {
  private static ScriptedServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = ScriptedServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Sample> accepted() throws IOException {
    return Sample.all().stream().filter(sample -> !sample.isRefused());
  }

  static Stream<Sample> refused() throws IOException {
    return Sample.all().stream().filter(Sample::isRefused);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void contract_beyondTheTemplates_isRefusedInOneLine(Sample sample) throws Exception {
    assertThat(ContractCheck.findings(sample.writeContract(folder), folder.resolve("input.yaml")))
        .singleElement()
        .asString()
        .startsWith("sample.yaml" + sample.refusal());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void contract_withinTheTemplates_isSentAsItSays(Sample sample) throws Throwable {
    Path input = folder.resolve("input.yaml");
    assertThat(ContractCheck.findings(sample.writeContract(folder), input)).isEmpty();

    List<Path> sources = new ArrayList<>(Generator.generate(input, folder.resolve("sources")));
    sources.add(SampleCaller.write(sample, folder));
    GeneratedClasses classes = Compiler.compile(sources);
    server.enqueue(answer(sample));
    assertThat(classes.call("Caller", "call", server.baseUrl())).isEqualTo(sample.result());
    check(server.takeRequest(), sample);
    server.enqueue(answer(sample));
    assertThat(classes.call("Caller", "callThroughClient", server.baseUrl()))
        .isEqualTo(sample.result());
    check(server.takeRequest(), sample);
    checkMisuses(classes, sample);
  }

  @Test
  void samples_all_areMany() throws IOException {
    assertThat(Sample.all()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(Sample.all()).extracting(Sample::toString).doesNotHaveDuplicates();
  }

  @Test
  void refusedSamples_all_breakEveryRule() throws Exception {
    Set<Object> broken = new HashSet<>();
    for (Sample sample : refused().toList()) {
      broken.addAll((List<?>) ContractCheck.brokenRules(sample.writeContract(folder)));
    }

    assertThat((List<?>) ContractCheck.ruleNames()).allMatch(broken::contains);
  }

  private static Answer answer(Sample sample) {
    if (sample.row().path("answer").has("events")) {
      var stream = Answer.eventStream();
      for (JsonNode event : sample.row().path("answer").path("events")) {
        stream = stream.data(event.isTextual() ? event.asText() : event.toString());
      }
      return stream;
    }
    return sample.answer() == null
        ? Answer.status(sample.status())
        : Answer.json(sample.status(), sample.answer());
  }

  private static void check(RecordedRequest request, Sample sample) {
    assertThat(request.method() + " " + request.target()).isEqualTo(sample.sent("line"));
    sample
        .sentHeaders()
        .properties()
        .forEach(
            header -> {
              if (header.getValue().isNull()) {
                assertThat(request).doesNotHaveHeader(header.getKey());
              } else {
                assertThat(request).hasHeader(header.getKey(), header.getValue().asText());
              }
            });
    if (sample.sentBody().isMissingNode()) {
      assertThat(request.bodyText()).isEmpty();
    } else {
      assertThat(request)
          .hasHeader("Content-Type", "application/json")
          .hasJson(sample.sentBody().toString());
    }
  }

  private static void checkMisuses(GeneratedClasses classes, Sample sample) {
    List<JsonNode> misuses = sample.misuses().toList();
    for (int i = 0; i < misuses.size(); i++) {
      String method = "misuse" + i;
      assertThatThrownBy(() -> classes.call("Caller", method))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(misuses.get(i).path("message").asText());
    }
  }
}
