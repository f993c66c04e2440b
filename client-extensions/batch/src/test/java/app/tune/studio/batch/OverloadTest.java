package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that refuse, or that a gateway cannot reach, for longer than the retries of an item. */
@Timeout(60)
class OverloadTest extends BatchTest {

  private final AtomicInteger requests = new AtomicInteger();

  private void failing(int times, int status, String header) {
    batch.answering(
        prompt ->
            requests.incrementAndGet() <= times
                ? LoopbackServer.response(status, header, "{\"error\":{\"message\":\"no\"}}")
                : LoopbackServer.completion());
  }

  @ParameterizedTest
  @CsvSource({"429,'Retry-After: 1\r\n',80", "503,'Retry-After: 60\r\n',40", "502,'',10"})
  void run_whileNothingSucceeds_sendsItsOnlyItemUntilItSucceeds(
      int status, String header, int times) throws IOException {
    batch.items(1);
    failing(times, status, header);

    BatchSummary summary = batch.run();

    assertThat(summary.failures()).isEmpty();
    assertThat(batch.requestCount()).isEqualTo(times + 1);
  }

  @ParameterizedTest
  @CsvSource({"'Retry-After: 0\r\n',30", "'retry-after-ms: 1\r\n',30", "'Retry-After: 1\r\n',400"})
  void run_withEveryRequestRefused_givesUpAfterAWhileAndWritesNoErrorLine(String header, int atMost)
      throws IOException {
    batch.items(1);
    failing(Integer.MAX_VALUE, 429, header);

    assertThatThrownBy(batch::run)
        .isInstanceOf(BatchAbortedException.class)
        .hasMessageStartingWith("nothing succeeded for 300 s");
    assertThat(batch.results()).isEmpty();
    assertThat(batch.requestCount()).isBetween(5, atMost);
  }

  /**
   * The clock of the test jumps while requests of others are under way: so many of the item's
   * failures do not count, and an outage may seem long.
   */
  @ParameterizedTest
  @CsvSource({"502,''", "429,'Retry-After: 1\r\n'"})
  void run_withAnItemThatAlwaysFailsWhileOthersSucceed_givesUpThatItem(int status, String header)
      throws IOException {
    batch
        .items(2000)
        .answering(
            prompt ->
                prompt.equals("p3")
                    ? LoopbackServer.response(status, header, "{\"error\":{\"message\":\"no\"}}")
                    : LoopbackServer.completion());

    BatchSummary summary =
        batch
            .runner()
            .maxConcurrency(4)
            .maxOutage(Duration.ofDays(365))
            .build()
            .run(batch.input, batch.output);

    assertThat(summary.progress().failed()).isEqualTo(1);
    assertThat(summary.progress().succeeded()).isEqualTo(1999);
    assertThat(batch.requests.get("p3")).isGreaterThanOrEqualTo(5);
  }

  @Test
  void run_withAGatewayThatNeverReachesTheServer_givesUpAndWritesNoErrorLine() throws IOException {
    batch.items(3);
    failing(Integer.MAX_VALUE, 504, "");

    assertThatThrownBy(batch::run)
        .isInstanceOf(BatchAbortedException.class)
        .hasMessageStartingWith("nothing succeeded for 300 s");
    assertThat(batch.results()).isEmpty();
  }
}
