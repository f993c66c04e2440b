package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.TuneStudioServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tune complete} against a server that keeps the contract. */
class CompleteTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static TuneStudioServer server;

  @TempDir private Path home;

  private Terminal terminal;

  @BeforeAll
  static void start() {
    server = TuneStudioServer.builder().seed(42).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    terminal = new Terminal(home).variable("TUNE_API_KEY", server.apiKey());
  }

  private int complete(String... args) {
    List<String> line = new ArrayList<>(List.of("complete", "--base-url", server.baseUrl()));
    line.addAll(List.of(args));
    return terminal.run(line.toArray(String[]::new));
  }

  private JsonNode sent() throws IOException {
    return JSON.readTree(server.requests().get(server.requests().size() - 1).body());
  }

  @Test
  void complete_promptAsArgument_streamsTextToOutputAndUsageToError() throws Exception {
    int status = complete("Once upon a time", "--max-tokens", "5");

    assertThat(status).isZero();
    assertThat(terminal.out()).isNotBlank().endsWith(System.lineSeparator());
    assertThat(terminal.err())
        .isEqualToIgnoringNewLines(
            "usage: prompt 4, completion 5, total 9 tokens; finished: length");
    assertThat(sent())
        .isEqualTo(
            JSON.readTree("{\"prompt\":\"Once upon a time\",\"max_tokens\":5,\"stream\":true}"));
  }

  @Test
  void complete_withoutStream_writesTheSameText() throws Exception {
    complete("Once upon a time", "--max-tokens", "5");
    String streamed = terminal.out();
    open();

    complete("Once upon a time", "--max-tokens", "5", "--no-stream");

    assertThat(sent().has("stream")).isFalse();
    assertThat(terminal.out()).isEqualTo(streamed);
  }

  @Test
  void complete_quiet_writesNothingToError() {
    assertThat(complete("Once", "--quiet", "--max-tokens", "2")).isZero();

    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void complete_promptOnStandardInput_leavesOutOneLineEnding() throws Exception {
    terminal.input("Eins\r\nzwei für drei\n\n");

    assertThat(complete("--max-tokens", "1")).isZero();

    assertThat(sent().path("prompt").asText()).isEqualTo("Eins\r\nzwei für drei\n");
  }

  @Test
  void complete_dash_readsStandardInput() throws Exception {
    terminal.interactive().input("Once\r\n");

    assertThat(complete("-", "--max-tokens", "1")).isZero();

    assertThat(sent().path("prompt").asText()).isEqualTo("Once");
  }

  @Test
  void complete_promptInFile_isReadWithoutByteOrderMark() throws Exception {
    Path file = Files.writeString(home.resolve("prompt.txt"), "\uFEFFOnce – \uD83E\uDD8A\n");

    assertThat(complete("--file", file.toString(), "--max-tokens", "1")).isZero();

    assertThat(sent().path("prompt").asText()).isEqualTo("Once – \uD83E\uDD8A");
  }

  @Test
  void complete_argument_isSentAsItIs() throws Exception {
    assertThat(complete("Once\n", "--max-tokens", "1")).isZero();

    assertThat(sent().path("prompt").asText()).isEqualTo("Once\n");
  }

  @Test
  void complete_everyKindOfMember_isSentAsTheContractSays() throws Exception {
    int status =
        complete(
            "Once",
            "--model=" + server.models().get(0),
            "--temperature=0.5",
            "--top-p=0.9",
            "--n=2",
            "--stop=ab",
            "--stop=, ",
            "--logit-bias=12=-3.5",
            "--logit-bias= the=1",
            "--presence-penalty=1",
            "--echo",
            "--max-tokens=2",
            "--set=seed=7",
            "--set=user={\"name\":\"x=y\"}");

    assertThat(status).as(terminal.err()).isZero();
    assertThat(sent())
        .isEqualTo(
            JSON.readTree(
                """
                {"prompt":"Once","model":"%s","max_tokens":2,"temperature":0.5,"top_p":0.9,"n":2,
                "stop":["ab",", "],"presence_penalty":1.0,"logit_bias":{"12":-3.5," the":1.0},
                "echo":true,"stream":true,"seed":7,"user":{"name":"x=y"}}\
                """
                    .formatted(server.models().get(0))));
  }

  @Test
  void complete_numberThatNoDoubleHolds_isSentAsItIs() throws Exception {
    assertThat(complete("Once", "--max-tokens=1", "--set=a=12345678901234567890.12")).isZero();

    assertThat(server.requests().get(0).bodyText()).contains("\"a\":12345678901234567890.12,");
  }

  @Test
  void complete_valuesThatLookLikeOptions_areValues() throws Exception {
    assertThat(
            complete(
                "--presence-penalty",
                "-1.5",
                "--logit-bias",
                "5=-100",
                "--stop",
                "@x",
                "--max-tokens",
                "1",
                "--",
                "-5 degrees, --stop"))
        .as(terminal.err())
        .isZero();

    assertThat(sent().path("prompt").asText()).isEqualTo("-5 degrees, --stop");
    assertThat(sent().path("presence_penalty").asDouble()).isEqualTo(-1.5);
    assertThat(sent().path("logit_bias").path("5").asDouble()).isEqualTo(-100);
  }

  @Test
  void complete_promptThatNamesAFileBehindAnAtSign_isThePrompt() throws Exception {
    Path file = Files.writeString(home.resolve("prompt.txt"), "not this");

    assertThat(complete("@" + file, "--max-tokens", "1")).isZero();

    assertThat(sent().path("prompt").asText()).isEqualTo("@" + file);
  }

  @Test
  void complete_negatedFlag_isSentAsFalse() throws Exception {
    assertThat(complete("Once", "--no-echo", "--max-tokens=1")).isZero();

    assertThat(sent().path("echo").isBoolean()).isTrue();
    assertThat(sent().path("echo").asBoolean()).isFalse();
  }

  @Test
  void complete_json_writesTheWholeResponseInOneLine() throws Exception {
    assertThat(complete("Once", "--json", "--max-tokens", "3")).isZero();

    assertThat(terminal.out()).hasLineCount(1);
    JsonNode response = JSON.readTree(terminal.out());
    assertThat(response.path("choices").path(0).path("text").asText()).isNotBlank();
    assertThat(response.path("usage").path("completion_tokens").asInt()).isEqualTo(3);
    assertThat(sent().has("stream")).isFalse();
  }

  @Test
  void complete_jsonForAPerson_isIndented() throws Exception {
    terminal.interactive();

    assertThat(complete("Once", "--json", "--max-tokens", "3")).isZero();

    assertThat(terminal.out().lines()).hasSizeGreaterThan(5);
    assertThat(JSON.readTree(terminal.out()).path("choices").size()).isEqualTo(1);
  }

  @Test
  void complete_jsonAndStream_writesOneLineForEachPart() throws Exception {
    assertThat(complete("Once", "--json", "--stream", "--max-tokens", "3")).isZero();

    List<String> lines = terminal.out().lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
    for (String line : lines) {
      assertThat(JSON.readTree(line).path("choices").isArray()).isTrue();
    }
  }

  @Test
  void complete_severalChoices_areWrittenOneAfterTheOtherBelowHeadings() {
    assertThat(complete("Once", "--n", "3", "--max-tokens", "4")).isZero();

    List<String> lines = terminal.out().lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(6);
    assertThat(lines.stream().filter(line -> line.startsWith("==>")))
        .containsExactly("==> 1 of 3 <==", "==> 2 of 3 <==", "==> 3 of 3 <==");
    assertThat(lines.get(0)).startsWith("==>");
    assertThat(terminal.err()).contains("finished: length (3)");
  }
}
