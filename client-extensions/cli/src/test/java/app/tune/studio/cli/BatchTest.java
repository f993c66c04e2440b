package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.TuneStudioServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tune batch} against a server that keeps the contract. */
class BatchTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ITEMS =
      """
      {"id":"a","prompt":"Once"}
      {"id":"b","prompt":"Twice","max_tokens":2}
      {"id":"c","prompt":"Thrice"}
      """;

  @TempDir private Path home;

  private TuneStudioServer server;
  private Terminal terminal;
  private Path output;

  @BeforeEach
  void open() {
    server = TuneStudioServer.builder().requireKey(false).seed(42).start();
    output = home.resolve("out.jsonl");
    reopen();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void reopen() {
    terminal = new Terminal(home).variable("TUNE_BASE_URL", server.baseUrl());
  }

  private String input(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  private int batch(String input, String... more) {
    List<String> line = new ArrayList<>(List.of("batch", input, "-o", output.toString()));
    line.addAll(List.of(more));
    return terminal.run(line.toArray(String[]::new));
  }

  /** Returns the result lines by their ids. */
  private Map<String, JsonNode> results() throws IOException {
    return results(Files.readString(output));
  }

  private static Map<String, JsonNode> results(String lines) throws IOException {
    Map<String, JsonNode> results = new HashMap<>();
    for (String line : lines.split("\n")) {
      JsonNode result = JSON.readTree(line);
      assertThat(results.put(result.path("custom_id").asText(), result)).isNull();
    }
    return results;
  }

  private List<String> sentBodies() {
    return server.requests().stream().map(request -> request.bodyText()).toList();
  }

  @Test
  void batch_jsonLines_writesAResultForEachAndASummary() throws Exception {
    int status = batch(input("in.jsonl", ITEMS), "--max-tokens=3", "--temperature=0.5");

    assertThat(status).as(terminal.err()).isZero();
    assertThat(results()).containsOnlyKeys("a", "b", "c");
    assertThat(sentBodies())
        .contains("{\"prompt\":\"Once\",\"max_tokens\":3,\"temperature\":0.5}")
        .contains("{\"prompt\":\"Twice\",\"max_tokens\":2,\"temperature\":0.5}");
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err())
        .contains("done: 3 succeeded, 0 failed, 0 done before; ")
        .contains("tokens: prompt 8, completion 8");
  }

  @Test
  void batch_again_paysForNothingTwice() throws Exception {
    String input = input("in.jsonl", ITEMS);
    batch(input, "--max-tokens=1");
    reopen();

    assertThat(batch(input, "--max-tokens=1")).isZero();

    assertThat(server.requests()).hasSize(3);
    assertThat(terminal.err()).contains("done: 0 succeeded, 0 failed, 3 done before; ");
  }

  @Test
  void batch_itemsThatFail_exitsWith12AndCountsThemByKind() throws Exception {
    String input =
        input("in.jsonl", ITEMS + "{\"id\":\"d\",\"prompt\":\"x\",\"model\":\"none\"}\n");

    assertThat(batch(input, "--max-tokens=1", "--quiet")).isEqualTo(12);

    assertThat(results().get("d").path("error").isObject()).isTrue();
    assertThat(terminal.err())
        .startsWith("done: 3 succeeded, 1 failed")
        .contains("failures: not_found 1; they are error lines in " + output);
  }

  @Test
  void batch_table_fillsTheTemplate() throws Exception {
    String input = input("mails.csv", "key,subject\nm1,\"Win, now\"\nm2,Minutes\n");

    int status = batch(input, "--prompt=Spam? {subject}", "--id-column=key", "--max-tokens=1");

    assertThat(status).as(terminal.err()).isZero();
    assertThat(results()).containsOnlyKeys("m1", "m2");
    assertThat(sentBodies())
        .containsExactlyInAnyOrder(
            "{\"prompt\":\"Spam? Win, now\",\"max_tokens\":1}",
            "{\"prompt\":\"Spam? Minutes\",\"max_tokens\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          in.txt   | Once                                                   | --quiet
          in.data  | Once                                                   | --format=text
          in.tsv   | t;Once                                                 | --prompt={t}
          in.tsv   | t;Once                                                 | --prompt={t} --format=tsv
          in.data  | t;Once                                                 | --prompt={t} --format=csv --separator=;
          in.data  | {"t":"Once"}                                           | --prompt={t} --format=jsonl
          in.data  | {"custom_id":"1","body":{"prompt":"Once"}}             | --format=openai
          in.jsonl | {"custom_id":"1","body":{"prompt":"Once"}}             | --quiet
          """)
  void batch_eachFormat_sendsThePrompt(String name, String content, String options)
      throws Exception {
    boolean tabs = name.endsWith(".tsv");
    boolean table = content.startsWith("t;");
    String text = table ? (tabs ? "t\tu\nOnce\tx\n" : "t;u\nOnce;x\n") : content;
    List<String> more = new ArrayList<>(List.of(options.split(" ")));
    more.add("--max-tokens=1");

    int status = batch(input(name, text), more.toArray(String[]::new));

    assertThat(status).as(terminal.err()).isZero();
    assertThat(sentBodies()).containsExactly("{\"prompt\":\"Once\",\"max_tokens\":1}");
  }

  @Test
  void batch_standardStreams_areReadAndWritten() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    terminal.input(ITEMS).output(out);

    assertThat(terminal.run("batch", "-", "-o", "-", "--max-tokens=1")).isZero();

    assertThat(results(out.toString(StandardCharsets.UTF_8))).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void batch_inOrder_writesInTheOrderOfTheInput() throws Exception {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      items.append("{\"id\":\"").append(i).append("\",\"prompt\":\"x\"}\n");
    }

    assertThat(batch(input("in.jsonl", items.toString()), "--in-order", "--max-tokens=1")).isZero();

    List<String> lines = Files.readAllLines(output);
    for (int i = 0; i < 50; i++) {
      assertThat(JSON.readTree(lines.get(i)).path("custom_id").asText()).isEqualTo("" + i);
    }
  }

  @Test
  void batch_dryRun_countsAndEstimatesAndSendsNothing() throws Exception {
    String input = input("in.jsonl", ITEMS + "{\"id\":\"d\",\"prompt\":\"x\",\"top_p\":7}\n");
    String[] options = {
      "--max-tokens=100",
      "--n=2",
      "--price-prompt=1000000",
      "--price-completion=2000000",
      "--requests-per-minute=1",
      "--dry-run"
    };

    assertThat(batch(input, options)).as(terminal.err()).isZero();

    assertThat(server.requests()).isEmpty();
    assertThat(output).doesNotExist();
    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.out().lines())
        .containsExactly(
            "items               4",
            "done before         0",
            "to be sent          3",
            "invalid             1, would be error lines and cost nothing",
            "  line 4: top_p: must be greater than 0 and at most 1, was 7.0",
            "prompt tokens       about 4 (a token for 4 characters)",
            "completion tokens   at most 600, if no item sets its own limit",
            "cost                at most about 1204.00",
            "time                at least 3 min 0 s, for --requests-per-minute",
            "Nothing was sent.");
  }

  @Test
  void batch_dryRunWithManyInvalidItems_showsTheFirstOfEachMember() throws Exception {
    String items = "{\"prompt\":\"x\",\"n\":0}\n".repeat(6) + "{}\n";

    assertThat(batch(input("in.jsonl", items), "--dry-run")).as(terminal.err()).isZero();

    assertThat(terminal.out())
        .contains(
            """
            invalid             7, would be error lines and cost nothing
              line 1: n: must be at least 1, was 0
              line 2: n: must be at least 1, was 0
              line 3: n: must be at least 1, was 0
              line 7: prompt: is required
              and 3 more
            """);
  }

  @Test
  void batch_dryRunWithoutALimit_saysWhatIsUnknown() throws Exception {
    assertThat(batch(input("in.jsonl", ITEMS), "--dry-run", "--price-prompt=1000000")).isZero();

    assertThat(terminal.out())
        .contains("completion tokens   unknown without --max-tokens", "about 4.00 for prompts");
  }

  @Test
  void batch_dryRunWithNothingLeft_saysSo() throws Exception {
    String input = input("in.jsonl", ITEMS);
    batch(input, "--max-tokens=1");
    reopen();

    assertThat(batch(input, "--dry-run", "--price-prompt=1", "--requests-per-minute=1")).isZero();

    assertThat(terminal.out().lines())
        .containsExactly(
            "items               3",
            "done before         3",
            "to be sent          0",
            "prompt tokens       0",
            "completion tokens   0",
            "cost                0.00",
            "Nothing was sent, and nothing is left to be sent.");
  }

  @Test
  void batch_prices_areInTheSummary() throws Exception {
    assertThat(batch(input("in.jsonl", ITEMS), "--max-tokens=1", "--price-prompt=1000000"))
        .isZero();

    assertThat(terminal.err()).contains("; cost 8.00");
  }

  @Test
  void batch_inALog_writesLinesOfProgress() throws Exception {
    assertThat(batch(input("in.jsonl", ITEMS), "--max-tokens=1")).isZero();

    assertThat(terminal.err())
        .contains("3 of 3 done, 0 failed, 0 in flight, ")
        .doesNotContain("\r", "\u001B");
  }

  @Test
  void batch_onATerminal_drawsABar() throws Exception {
    terminal.interactive();

    assertThat(batch(input("in.jsonl", ITEMS), "--max-tokens=1")).isZero();

    assertThat(terminal.err()).contains("\r").contains("3/3").contains("batch 100% [=");
  }
}
