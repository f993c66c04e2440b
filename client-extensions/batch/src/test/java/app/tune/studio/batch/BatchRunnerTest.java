package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.testkit.TuneStudioServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchRunnerTest extends BatchTest {

  @Test
  void run_againstTheContractsServer_writesOpenAisOutputFormat() throws IOException {
    batch.lines(
        "{\"custom_id\":\"good\",\"method\":\"POST\",\"url\":\"/v1/completions\","
            + "\"body\":{\"prompt\":\"Once\",\"max_tokens\":3}}",
        "{\"custom_id\":\"local\",\"body\":{\"prompt\":\"Once\",\"top_p\":1.5}}",
        "{\"custom_id\":\"refused\",\"body\":{\"prompt\":\"Once\",\"model\":\"none\"}}");
    try (TuneStudioServer server = TuneStudioServer.builder().seed(1).start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
      BatchSummary summary = BatchRunner.builder(tune).build().run(batch.input, batch.output);

      assertThat(summary.failures())
          .containsExactly(Map.entry("invalid_request", 1L), Map.entry("not_found", 1L));
      assertThat(summary.firstMessages())
          .containsEntry("invalid_request", "top_p: must be greater than 0 and at most 1, was 1.5")
          .containsEntry("not_found", "HTTP 404: There is no model 'none' here");
      assertThat(server.requests()).hasSize(2);
    }
    Map<String, JsonNode> results = batch.results();
    JsonNode good = results.get("good");
    assertThat(good.path("id").asText()).startsWith("batch_req_");
    assertThat(good.path("error").isNull()).isTrue();
    assertThat(good.at("/response/status_code").asInt()).isEqualTo(200);
    assertThat(good.at("/response/request_id").asText()).isNotEmpty();
    assertThat(good.at("/response/body/choices/0/text").asText()).isNotEmpty();
    assertThat(good.at("/response/body/usage/completion_tokens").asInt()).isEqualTo(3);
    JsonNode local = results.get("local");
    assertThat(local.path("response").isNull()).isTrue();
    assertThat(local.at("/error/message").asText())
        .isEqualTo("top_p: must be greater than 0 and at most 1, was 1.5");
    JsonNode refused = results.get("refused");
    assertThat(refused.at("/response/status_code").asInt()).isEqualTo(404);
    assertThat(refused.at("/response/body/error/message").asText()).isNotEmpty();
    assertThat(refused.at("/error/code").asText()).isEqualTo("not_found");
  }

  @Test
  void run_withDefaults_fillsThemInBeforeTheItem() throws IOException {
    List<String> bodies = new ArrayList<>();
    batch.lines("{\"prompt\":\"p\",\"model\":\"of the item\"}", "{\"prompt\":\"q\"}");
    try (LoopbackServer server =
            LoopbackServer.start(
                body -> {
                  synchronized (bodies) {
                    bodies.add(body);
                  }
                  return LoopbackServer.completion();
                });
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey("none").build()) {
      BatchRunner.builder(tune)
          .defaults(r -> r.model("default").put("seed", 7))
          .build()
          .run(batch.input, batch.output);
    }
    assertThat(bodies)
        .anyMatch(body -> body.contains("\"of the item\"") && body.contains("\"seed\":7"))
        .anyMatch(body -> body.contains("\"default\""));
  }

  @Test
  void run_withFaultyInput_namesAllLinesAndSendsNothing() throws IOException {
    batch.lines(
        "{\"id\":\"a\",\"prompt\":\"x\"}",
        "",
        "{\"id\":\"b\",\"prompt\":\"x\"}",
        "{\"id\":\"a\",\"prompt\":\"y\"}",
        "{",
        "{\"custom_id\":\"a\",\"body\":{}}");

    assertThatThrownBy(batch::run)
        .isInstanceOfSatisfying(
            BatchInputException.class,
            e ->
                assertThat(e.faults())
                    .extracting(InputFault::toString)
                    .satisfiesExactly(
                        first ->
                            assertThat(first)
                                .isEqualTo("line 4: the id a repeats, first on line 1"),
                        second -> assertThat(second).startsWith("line 5: not a JSON object"),
                        third ->
                            assertThat(third)
                                .isEqualTo("line 6: the id a repeats, first on line 1")));
    assertThat(batch.requests).isEmpty();
    assertThat(batch.output).doesNotExist();
  }

  @Test
  void run_withManyFaults_showsTheFirst() throws IOException {
    batch.lines(IntStream.range(0, 150).mapToObj(i -> "{").toArray(String[]::new));

    assertThatThrownBy(batch::run)
        .hasMessageEndingWith("; and 140 more")
        .isInstanceOfSatisfying(
            BatchInputException.class, e -> assertThat(e.faults()).hasSize(100));
  }

  @Test
  void run_overAStream_completesWhatComesBeforeAFault() throws IOException {
    String lines =
        "{\"id\":\"a1\",\"prompt\":\"p1\"}\n{\"id\":\"a2\",\"prompt\":\"p2\"}\n{\"id\":\"a1\"}\n";
    BatchInput input =
        BatchInput.stream(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            BatchFormat.jsonLines());

    assertThatThrownBy(() -> batch.runner().build().run(input, BatchOutput.file(batch.output)))
        .isInstanceOf(BatchInputException.class)
        .hasMessage("stream: line 3: the id a1 repeats");
    assertThat(batch.results()).containsOnlyKeys("a1", "a2");
  }

  @Test
  void run_overAStreamAgain_skipsWhatIsDone() throws IOException {
    byte[] lines = "{\"prompt\":\"p1\"}\n{\"prompt\":\"p2\"}\n".getBytes(StandardCharsets.UTF_8);
    BatchOutput output = BatchOutput.file(batch.output);
    BatchFormat format = BatchFormat.jsonLines();
    batch
        .runner()
        .build()
        .run(BatchInput.stream(new ByteArrayInputStream(lines, 0, 16), format), output);
    batch.requests.clear();

    BatchSummary summary =
        batch
            .runner()
            .build()
            .run(BatchInput.stream(new ByteArrayInputStream(lines), format), output);

    assertThat(batch.requests).containsOnlyKeys("p2");
    assertThat(summary.isComplete()).isTrue();
    assertThat(summary.progress().skipped()).isEqualTo(1);
  }

  @Test
  void run_ofItemsIntoAStream_writesThere() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<BatchItem> items =
        List.of(BatchItem.of("x", r -> r.prompt("p")), BatchItem.of("y", r -> r.prompt("q")));

    batch.runner().build().run(BatchInput.items(items), BatchOutput.stream(out));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains("there was"));
  }

  @Test
  void run_inInputOrder_writesInThatOrder() throws IOException {
    batch.items(200);

    batch.runner().inputOrder(20).adaptiveConcurrency(false).build().run(batch.input, batch.output);

    assertThat(batch.resultLines())
        .extracting(line -> line.path("custom_id").asText())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 200).mapToObj(i -> "a" + i).toList());
  }

  @Test
  void plan_countsAndSendsNothing() throws IOException {
    batch.items(1).run();
    batch.lines(
        "{\"id\":\"a1\",\"prompt\":\"p1\"}",
        "{\"id\":\"b\",\"prompt\":\"four\"}",
        "{\"id\":\"c\",\"prompt\":\"x\",\"n\":0}");
    batch.requests.clear();

    BatchPlan plan =
        batch.runner().build().plan(BatchInput.file(batch.input), BatchOutput.file(batch.output));

    assertThat(plan.items()).isEqualTo(3);
    assertThat(plan.done()).isEqualTo(1);
    assertThat(plan.remaining()).isEqualTo(2);
    assertThat(plan.invalid()).isEqualTo(1);
    assertThat(plan.promptCharacters()).isEqualTo(4);
    assertThat(plan.firstInvalid())
        .extracting(InputFault::toString)
        .containsExactly("line 3: n: must be at least 1, was 0");
    assertThat(batch.requests).isEmpty();
  }

  @Test
  void listener_receivesResultsAndTheLastProgress() throws IOException {
    List<BatchProgress> progress = new ArrayList<>();
    List<String> results = new ArrayList<>();
    batch.items(5);

    batch
        .runner()
        .prices(BatchPrices.perMillionTokens(new BigDecimal("100000"), new BigDecimal("1000000")))
        .listener(
            new BatchListener() {
              @Override
              public void onProgress(BatchProgress state) {
                progress.add(state);
              }

              @Override
              public void onResult(BatchResult result) {
                results.add(result.item().id());
              }
            })
        .build()
        .run(batch.input, batch.output);

    BatchProgress last = progress.get(progress.size() - 1);
    assertThat(results).containsExactlyInAnyOrder("a1", "a2", "a3", "a4", "a5");
    assertThat(last.done()).isEqualTo(5);
    assertThat(last.total()).isEqualTo(5);
    assertThat(last.inFlight()).isZero();
    assertThat(last.promptTokens()).isEqualTo(15);
    assertThat(last.completionTokens()).isEqualTo(10);
    assertThat(last.cost()).isEqualByComparingTo("11.5");
  }

  @Test
  void run_withAListenerThatThrows_endsWithItsException() throws IOException {
    batch.items(50);
    BatchListener broken =
        new BatchListener() {
          @Override
          public void onResult(BatchResult result) {
            throw new IllegalStateException("mine");
          }
        };

    assertThatThrownBy(() -> batch.runner().listener(broken).build().run(batch.input, batch.output))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mine");
    assertThat(Files.readAllLines(batch.output)).hasSize(batch.requestCount());
  }
}
