package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a batch says of its files, of failed items and of pauses. */
class BatchMessagesTest extends BatchCommandTest {

  @Test
  void batch_standardStreams_areCalledThatInMessages() {
    server.otherwise(Answer.status(400));
    terminal.input(items(1) + "no item\n");

    assertThat(terminal.run("batch", "-", "-o", "-")).isEqualTo(1);
    assertThat(terminal.err()).contains("error: standard input: line 2: ").doesNotContain("stream");

    terminal.input(items(1));
    assertThat(terminal.run("batch", "-", "-o", "-")).isEqualTo(12);
    assertThat(terminal.err())
        .contains("they are error lines in standard output")
        .doesNotContain("--retry-failed");
  }

  @Test
  void batch_standardInputAtFaultAfterItemsWereSent_reportsWhatWasDone() {
    server.enqueue(Answer.status(400));
    terminal.input(items(1) + "no item\n" + items(1));

    assertThat(terminal.run("batch", "-", "-o", output.toString(), "--quiet")).isEqualTo(1);

    assertThat(terminal.err())
        .contains("stopped: 0 succeeded, 1 failed", "error: standard input: line 2: ");
    assertThat(output).isNotEmptyFile();
  }

  @Test
  void batch_standardInputAtFaultBeforeAnythingWasSent_isAUsageError() {
    terminal.input("no item\n" + items(1));

    assertThat(terminal.run("batch", "-", "-o", output.toString(), "--quiet")).isEqualTo(2);

    assertThat(terminal.err()).startsWith("error: standard input: line 1: ");
  }

  @Test
  void batch_failedItems_areReportedWithTheFirstMessageOfEachKind() throws Exception {
    server.enqueue(Answer.error(404, "no model a"), Answer.error(404, "no model b"));
    String items = items(2) + "{\"id\":\"c\",\"prompt\":\"x\",\"n\":0}\n";

    assertThat(terminal.run(line(items, "--quiet", "--concurrency=1"))).isEqualTo(12);

    assertThat(terminal.err())
        .contains("failures: invalid_request 1, not_found 2; ", "--retry-failed")
        .contains("  invalid_request: n: must be at least 1, was 0\n")
        .contains("  not_found: HTTP 404: no model a\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "pipeline"})
  void batch_outputInNoFolder_namesTheFolder(String name) throws Exception {
    Path folder = home.resolve(name);
    output = folder.resolve("out.jsonl");

    assertThat(terminal.run(line(items(1)))).isEqualTo(1);

    assertThat(terminal.err())
        .isEqualToIgnoringNewLines(
            "error: cannot use " + output + ": there is no folder " + folder);
  }

  @Test
  void batch_outputIsAFolder_saysSoOnce() throws Exception {
    output = home;

    assertThat(terminal.run(line(items(1)))).isEqualTo(1);

    assertThat(terminal.err())
        .isEqualToIgnoringNewLines("error: cannot use " + home + ": Is a directory");
  }

  @Test
  void batch_windowWithoutItsOption_isAUsageError() throws Exception {
    assertThat(terminal.run(line(items(1), "--in-order-window=5"))).isEqualTo(2);
    assertThat(terminal.err()).startsWith("error: --in-order-window needs --in-order");
  }

  @Test
  void batch_dryRunWithoutAKey_checksTheInput() throws Exception {
    Terminal keyless = new Terminal(home);

    assertThat(keyless.run(line(items(2), "--dry-run"))).as(keyless.err()).isZero();
    assertThat(keyless.out()).contains("to be sent          2", "Nothing was sent.");

    assertThat(new Terminal(home).run(line(items(2)))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--quiet", "--dry-run"})
  void batch_outputIsTheInput_isRefused(String option) throws Exception {
    String file = Files.writeString(home.resolve("prompts.txt"), "Once\n").toString();

    assertThat(terminal.run("batch", file, "-o", file, option)).isEqualTo(1);
    assertThat(terminal.err())
        .isEqualToIgnoringNewLines(
            "error: cannot use " + file + ": it is the file that the input is read from");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"prompt":"x"}  | 1 | error: cannot use %s: line 1 is not the result of an item: no custom_id
          root:0:0:/root  | 1 | error: cannot use %s: line 1 is not the result of an item: Unrecog
          no item         | 2 | error: %s: line 1: not a JSON object
          """)
  void batch_dryRunOfWhatIsAtFault_reportsAsARunDoes(String line, int status, String message)
      throws Exception {
    Path input = Files.writeString(home.resolve("in.jsonl"), line + "\n");
    Path results = status == 1 ? Files.copy(input, output) : input;

    assertThat(terminal.run("batch", input.toString(), "-o", output.toString(), "--dry-run"))
        .isEqualTo(status);
    assertThat(terminal.err()).startsWith(message.formatted(results)).hasLineCount(1);
  }

  @Test
  @SuppressWarnings("ThreadPriorityCheck") // gives way to the thread that draws
  void batch_pauseOnATerminal_isShownWhileItLasts() throws Exception {
    server.enqueue(Answer.status(429).header("Retry-After", "120"));
    terminal.interactive();
    String[] line = line(items(1));
    CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> terminal.run(line));

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CEILING_SECONDS);
    while (waits().size() < 2 && System.nanoTime() < end) {
      Thread.yield();
    }
    terminal.signal(130);

    assertThat(status.get(CEILING_SECONDS, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(waits()).as("counted down").hasSizeGreaterThan(1);
  }

  /** Returns the times that the bar said to be left of a pause. */
  private Set<String> waits() {
    return Pattern.compile("waiting ([^:]+): HTTP 429")
        .matcher(terminal.err())
        .results()
        .map(wait -> wait.group(1))
        .collect(Collectors.toSet());
  }
}
