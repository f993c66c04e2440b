package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.batch.BatchRunner;
import app.tune.studio.batch.BatchSummary;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.testkit.TuneStudioServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the batch module's README shows. */
class BatchExamplesTest {

  @TempDir Path folder;

  @Test
  void run_fileOfPrompts_writesALineForEach() throws Exception {
    Files.writeString(
        folder.resolve("prompts.jsonl"),
        """
        {"id":"a","prompt":"Once"}
        {"id":"b","prompt":"Once","top_p":7}
        """);
    try (TuneStudioServer server = TuneStudioServer.builder().models("user/model").start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
      // tag::run[]
      BatchRunner batch =
          BatchRunner.builder(tune)
              .maxConcurrency(32)
              .defaults(r -> r.model("user/model").maxTokens(16))
              .build();
      BatchSummary summary =
          batch.run(folder.resolve("prompts.jsonl"), folder.resolve("results.jsonl"));
      System.out.println(summary); // complete: 998 succeeded, 2 failed {bad_request=2} and …
      // end::run[]
      assertThat(summary)
          .hasToString("complete: 1 succeeded, 1 failed {invalid_request=1} and 0 done before");
    }
    assertThat(folder.resolve("results.jsonl"))
        .content()
        .hasLineCount(2)
        .contains("\"a\"", "\"b\"");
  }
}
