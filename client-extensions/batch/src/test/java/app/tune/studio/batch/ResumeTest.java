package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest extends BatchTest {

  private static final int ITEMS = 3;

  @Test
  void run_afterACutAtEachByte_keepsWholeLinesAndPaysForTheRestOnly() throws IOException {
    batch.items(ITEMS).run();
    byte[] journal = Files.readAllBytes(batch.output);
    for (int length = 0; length <= journal.length; length++) {
      byte[] cut = Arrays.copyOf(journal, length);
      Files.write(batch.output, cut);
      batch.requests.clear();

      BatchSummary summary =
          batch.runner().maxConcurrency(2).build().run(batch.input, batch.output);

      // the last byte of a line is its end; without it the result is there nevertheless
      long kept =
          Stream.of(0, 1).mapToLong(end -> wholeLines(journal, cut.length + end)).max().orElse(0);
      assertThat(batch.results()).as("cut at %s", length).containsOnlyKeys("a1", "a2", "a3");
      assertThat(batch.requestCount()).as("cut at %s", length).isEqualTo((int) (ITEMS - kept));
      assertThat(summary.progress().skipped()).isEqualTo(kept);
      assertThat(summary.isComplete()).isTrue();
    }
  }

  @Test
  void run_afterACutLineThatIsLongerThanWhatFollows_cutsAllOfItOff() throws IOException {
    batch.items(1);
    Files.writeString(batch.output, "{\"custom_id\":\"a1\",\"response\":\"" + "x".repeat(10_000));

    batch.run();

    assertThat(batch.results()).containsOnlyKeys("a1");
  }

  private static long wholeLines(byte[] journal, int length) {
    return new String(journal, 0, Math.min(length, journal.length), StandardCharsets.UTF_8)
        .chars()
        .filter(c -> c == '\n')
        .count();
  }

  @Test
  void run_withGzipCutAtEachByte_endsWithOneResultForEachItem() throws IOException {
    Path output = folder.resolve("out.jsonl.gz");
    batch.items(ITEMS);
    batch.runner().build().run(batch.input, output);
    byte[] journal = Files.readAllBytes(output);
    for (int length = 0; length <= journal.length; length++) {
      Files.write(output, Arrays.copyOf(journal, length));
      batch.requests.clear();

      BatchSummary summary = batch.runner().maxConcurrency(2).build().run(batch.input, output);

      assertThat(gunzipped(output)).as("cut at %s", length).hasSize(ITEMS);
      assertThat(batch.requestCount() + summary.progress().skipped()).isEqualTo(ITEMS);
      assertThat(summary.isComplete()).isTrue();
    }
    assertThat(batch.requestCount()).as("after a file that was not cut").isZero();
  }

  private static Collection<String> gunzipped(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void run_overACompleteOutput_sendsAndChangesNothing() throws IOException {
    batch.items(ITEMS).run();
    byte[] before = Files.readAllBytes(batch.output);
    batch.requests.clear();

    BatchSummary summary = batch.run();

    assertThat(summary.isComplete()).isTrue();
    assertThat(batch.requestCount()).isZero();
    assertThat(Files.readAllBytes(batch.output)).isEqualTo(before);
  }

  @Test
  void run_withErrorLines_leavesThemUnlessTheyAreToBeRetried() throws IOException {
    batch
        .items(ITEMS)
        .answering(prompt -> prompt.equals("p2") ? refusal() : LoopbackServer.completion())
        .run();
    assertThat(batch.results().get("a2").path("error").path("code").asText())
        .isEqualTo("bad_request");
    batch.answering(prompt -> LoopbackServer.completion()).requests.clear();

    batch.run();
    assertThat(batch.requestCount()).isZero();

    BatchSummary summary = batch.runner().retryFailed(true).build().run(batch.input, batch.output);
    assertThat(batch.requests).containsOnlyKeys("p2");
    assertThat(summary.progress().skipped()).isEqualTo(2);
    assertThat(batch.results().values()).allMatch(result -> result.path("error").isNull());
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  private static String refusal() {
    return LoopbackServer.response(400, "", "{\"error\":{\"message\":\"no\"}}");
  }

  @Test
  void run_overTheOutputOfAnotherInput_isRefused() throws IOException {
    batch.items(ITEMS).run();
    batch.items(ITEMS - 1).requests.clear();

    assertThatThrownBy(batch::run)
        .isInstanceOf(BatchOutputException.class)
        .hasMessageContaining("the id a3 is not in");
    assertThat(batch.requestCount()).isZero();
  }

  @Test
  void run_withErrorLinesOfAnotherInputToBeRetried_isRefusedAndLeavesTheFile() throws IOException {
    String line = "{\"custom_id\":\"b7\",\"error\":{\"code\":\"server\"}}";
    batch.items(ITEMS);
    Files.write(batch.output, List.of(line));
    BatchRunner runner = batch.runner().retryFailed(true).build();

    assertThatThrownBy(() -> runner.run(batch.input, batch.output))
        .isInstanceOf(BatchOutputException.class)
        .hasMessageContaining("line 1: the id b7 is not in");
    assertThat(Files.readAllLines(batch.output)).containsExactly(line);
    assertThat(batch.requestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"false,error", "true,error", "false,null"})
  void plan_overTheOutputOfAnotherInput_isRefusedAsARunIs(boolean retryFailed, String error)
      throws IOException {
    batch.items(ITEMS);
    Files.writeString(
        batch.output,
        "{\"custom_id\":\"b7\",\"error\":" + (error.equals("null") ? error : "{}") + "}\n");
    BatchRunner runner = batch.runner().retryFailed(retryFailed).build();

    assertThatThrownBy(
            () -> runner.plan(BatchInput.file(batch.input), BatchOutput.file(batch.output)))
        .isInstanceOf(BatchOutputException.class)
        .hasMessageContaining("line 1: the id b7 is not in");
  }

  @Test
  void plan_withAResultTwice_isRefusedAsARunIs() throws IOException {
    String line = "{\"custom_id\":\"a1\",\"error\":null}";
    batch.items(ITEMS);
    Files.write(batch.output, List.of(line, line));
    BatchRunner runner = batch.runner().build();

    assertThatThrownBy(
            () -> runner.plan(BatchInput.file(batch.input), BatchOutput.file(batch.output)))
        .hasMessageContaining("line 2: the id a1 repeats");
  }

  @Test
  void run_withALineThatIsNoResult_isRefusedAndLeavesTheFile() throws IOException {
    batch.items(ITEMS);
    List<String> lines = List.of("{\"custom_id\":\"a1\",\"error\":null}", "something else", "{");
    Files.write(batch.output, lines);

    assertThatThrownBy(batch::run)
        .isInstanceOf(BatchOutputException.class)
        .hasMessageContaining("line 2 is not the result of an item");
    assertThat(Files.readAllLines(batch.output)).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my notes",
        "{\"port\": 8080}",
        "{\"port\": 80",
        "[1]",
        "1",
        "{\"custom_id\":\"a1\",\"method\":\"POST\",\"body\":{\"prompt\":\"p1\"}}"
      })
  void run_overAFileWithoutALineEndThatIsNoOutput_isRefusedAndLeavesTheFile(String content)
      throws IOException {
    batch.items(ITEMS);
    Files.writeString(batch.output, content);

    assertThatThrownBy(batch::run)
        .isInstanceOf(BatchOutputException.class)
        .hasMessageContaining("line 1 is not the result of an item");
    assertThat(batch.output).hasContent(content);
    assertThat(batch.requestCount()).isZero();
  }

  @Test
  void run_withAResultTwice_isRefused() throws IOException {
    String line = "{\"custom_id\":\"a1\",\"error\":null}";
    batch.items(ITEMS);
    Files.write(batch.output, List.of(line, line));

    assertThatThrownBy(batch::run).hasMessageContaining("line 2: the id a1 repeats");
  }

  @Test
  void run_overAnOutputInUse_isRefused() throws IOException {
    batch.items(1);
    batch.answering(
        prompt -> {
          assertThatThrownBy(batch::run)
              .isInstanceOf(BatchOutputException.class)
              .hasMessageContaining("another run is writing it");
          return LoopbackServer.completion();
        });

    assertThat(batch.run().isComplete()).isTrue();
  }

  @Test
  void run_overResultsOfVllm_takesThemForResults() throws IOException {
    batch.items(2);
    Files.writeString(
        batch.output,
        """
        {"id":"vllm-1","custom_id":"a1","response":{"status_code":200,"request_id":"r","body":{}},"error":null}
        {"id":"vllm-2","custom_id":"a2","response":{"status_code":500,"request_id":"r","body":{}},"error":null}
        """);

    batch.runner().retryFailed(true).build().run(batch.input, batch.output);

    assertThat(batch.requests).containsOnlyKeys("p2");
    JsonNode kept = batch.results().get("a1");
    assertThat(kept.path("id").asText()).isEqualTo("vllm-1");
  }
}
