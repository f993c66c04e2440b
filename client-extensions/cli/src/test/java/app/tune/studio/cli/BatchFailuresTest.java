package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches that are refused, stopped or given up. */
class BatchFailuresTest extends BatchCommandTest {

  private static final String COMPLETION =
      "{\"choices\":[{\"index\":0,\"text\":\"x\",\"finish_reason\":\"stop\"}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --concurrency=0          | --concurrency: must be 1 to 10000, was 0
          --requests-per-minute=0  | --requests-per-minute: must be more than 0
          --tokens-per-minute=-1   | --tokens-per-minute: must be more than 0
          --max-failures=few       | --max-failures: must be a count or a share such as 5%, was few
          --max-failures=-1        | --max-failures: must be 0 or more, was -1
          --price-prompt=-1        | --price-prompt: must be 0 or more, was -1
          --format=csv             | --format csv: needs a --prompt
          --id-column=x            | --id-column and --separator need a --prompt
          --prompt={a              | --prompt: at 1: {
          --prompt=a --separator="  | --separator: must not be a quote or a line end
          --format=xml             | --format: expected one of
          --top-p=2                | --top-p: must be greater than 0 and at most 1, was 2.0
          --no-stream              | Unknown option: --no-stream
          """)
  void batch_wrongOption_exitsWith2AndNamesIt(String option, String message) throws Exception {
    assertThat(terminal.run(line(items(1), option.split(" ")))).as(terminal.err()).isEqualTo(2);

    assertThat(terminal.err()).contains("error: ").contains(message).doesNotContain("\tat ");
    assertThat(output).doesNotExist();
  }

  @Test
  void batch_withoutOutput_isRefused() {
    assertThat(terminal.run("batch", "in.jsonl")).isEqualTo(2);

    assertThat(terminal.err()).contains("Missing required option: '--output=FILE'");
  }

  @Test
  void batch_duplicateIds_areRefusedWithTheirLinesBeforeAnythingIsSent() throws Exception {
    assertThat(terminal.run(line(items(2) + items(1)))).isEqualTo(2);

    assertThat(terminal.err()).startsWith("error: ").contains("line 3");
  }

  @Test
  void batch_toStandardOutputStopped_doesNotPromiseToResume() throws Exception {
    CountDownLatch finish = new CountDownLatch(1);
    output = Path.of("-");
    CompletableFuture<Integer> status = startBatch(finish);

    terminal.signal(130);
    finish.countDown();

    assertThat(status.get(CEILING_SECONDS, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(terminal.err()).contains("stopped: 1 succeeded").doesNotContain("resume");
  }

  @Test
  void batch_inputThatIsNotThere_exitsWith1() {
    assertThat(terminal.run("batch", "/no/such.jsonl", "-o", output.toString())).isEqualTo(1);

    assertThat(terminal.err()).contains("/no/such.jsonl");
  }

  @Test
  void batch_refusedKey_givesUpAtOnceWithTheStatusOfTheKind() throws Exception {
    server.otherwise(Answer.status(401));

    assertThat(terminal.run(line(items(100), "--concurrency=1"))).isEqualTo(4);

    assertThat(terminal.err()).contains("stopped: 0 succeeded").contains("error: ");
    server.takeRequest();
  }

  @Test
  void batch_tooManyFailures_givesUp() throws Exception {
    server.otherwise(Answer.status(400));

    int status = terminal.run(line(items(100), "--max-failures=2", "--concurrency=1"));

    assertThat(status).isNotZero();
    assertThat(terminal.err()).contains("failures: bad_request").contains("error: ");
  }

  @Test
  void batch_share_isAShare() throws Exception {
    server.otherwise(Answer.status(422));

    assertThat(terminal.run(line(items(200), "--max-failures=50%"))).isNotZero();

    assertThat(terminal.err()).contains("failures: unprocessable_entity");
  }

  @Test
  void batch_retryFailed_triesErrorLinesAgain() throws Exception {
    server.enqueue(Answer.status(400));
    String[] first = line(items(1), "--quiet");
    assertThat(terminal.run(first)).isEqualTo(12);
    server.enqueue(Answer.json(COMPLETION));

    assertThat(terminal.run(line(items(1), "--quiet", "--retry-failed"))).isZero();

    assertThat(Files.readString(output)).doesNotContain("bad_request").contains("\"x\"");
  }

  @Test
  void batch_retries_areThoseOfTheOption() throws Exception {
    server.enqueue(Answer.status(500));

    assertThat(terminal.run(line(items(1), "--retries=0", "--quiet"))).isEqualTo(12);

    assertThat(terminal.err()).contains("failures: server 1");
  }

  /** Starts a batch whose requests end when the latch says so, and waits for the first one. */
  private CompletableFuture<Integer> startBatch(CountDownLatch finish) throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    server.handler(
        request -> {
          received.countDown();
          return Answer.json(COMPLETION).awaitBeforeHead(finish);
        });
    String[] line = line(items(100), "--concurrency=1");
    CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> terminal.run(line));
    assertThat(received.await(CEILING_SECONDS, TimeUnit.SECONDS)).isTrue();
    return status;
  }

  @Test
  void batch_signal_finishesWhatIsUnderWay() throws Exception {
    CountDownLatch finish = new CountDownLatch(1);
    CompletableFuture<Integer> status = startBatch(finish);

    terminal.signal(130);
    finish.countDown();

    assertThat(status.get(CEILING_SECONDS, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(Files.readAllLines(output)).hasSize(1);
    assertThat(terminal.err())
        .contains("warning: ends when the requests in flight have ended; Ctrl-C again")
        .contains("stopped: 1 succeeded, 0 failed")
        .contains("Run the same command again to resume.");
    assertThat(terminal.halts()).isEmpty();
  }

  @Test
  void batch_signalBeforeTheFirstItemIsRead_sendsNothing() throws Exception {
    server.otherwise(Answer.json(COMPLETION));
    terminal.earlySignal(130);

    assertThat(terminal.run(line(items(20), "--quiet"))).isEqualTo(130);

    assertThat(terminal.err()).contains("stopped: 0 succeeded");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void batch_secondSignal_endsAtOnce() throws Exception {
    CountDownLatch finish = new CountDownLatch(1);
    CompletableFuture<Integer> status = startBatch(finish);

    terminal.signal(130);
    terminal.signal(130);

    assertThat(terminal.halts()).containsExactly(130);
    finish.countDown();
    status.get(CEILING_SECONDS, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device, 1, error: cannot write standard output: No space left on device|",
    "Broken pipe,             141, ''"
  })
  void batch_outputThatCannotBeWritten_savesWhatWasPaidFor(
      String reason, int status, String message) throws Exception {
    server.otherwise(Answer.json(COMPLETION));
    terminal.output(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        });
    output = Path.of("-");

    assertThat(terminal.run(line(items(1), "--quiet"))).isEqualTo(status);

    assertThat(terminal.err().replace('\n', '|'))
        .startsWith(message + "hint: results that were paid for and could not be written are in ");
    Path saved = Path.of(terminal.err().replaceAll("(?s).* are in (\\S+).*", "$1"));
    assertThat(Files.readString(saved)).contains("\"custom_id\":\"0\"");
    Files.delete(saved);
  }

  @Test
  void batch_pause_isALineInALog() throws Exception {
    server.enqueue(Answer.status(429).header("retry-after-ms", "10"), Answer.json(COMPLETION));

    assertThat(terminal.run(line(items(1)))).as(terminal.err()).isZero();

    assertThat(terminal.err()).contains("all requests wait ").contains("HTTP 429");
    server.awaitNothingLeftOpen(Duration.ofSeconds(CEILING_SECONDS));
  }
}
