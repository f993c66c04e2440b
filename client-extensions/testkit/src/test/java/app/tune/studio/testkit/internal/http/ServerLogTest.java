package app.tune.studio.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.RecordedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerLogTest {

  private final ServerLog log = new ServerLog();

  @Test
  void exchangeBegan_moreThanTheMost_forgetsTheOldest() {
    log.keepLatest(3, Long.MAX_VALUE);
    for (int i = 0; i < 5; i++) {
      log.exchangeBegan(request("/" + i, 1));
    }

    assertThat(log.requests()).extracting(RecordedRequest::path).containsExactly("/2", "/3", "/4");
    assertThat(log.takeRequest(Duration.ZERO).path()).isEqualTo("/2");
    assertThat(log.requestCount()).isEqualTo(5);
  }

  @Test
  void exchangeBegan_largeBodies_keepsAtLeastTheLatest() {
    log.keepLatest(100, 1_000);
    log.exchangeBegan(request("/1", 10));
    log.exchangeBegan(request("/2", 990));
    assertThat(log.requests()).hasSize(2);

    log.exchangeBegan(request("/3", 1_001));

    assertThat(log.requests()).extracting(RecordedRequest::path).containsExactly("/3");
  }

  @Test
  void keepLatest_requestsThatWereTaken_leavesTheOthersToTake() {
    log.keepLatest(2, Long.MAX_VALUE);
    log.exchangeBegan(request("/1", 0));
    assertThat(log.takeRequest(Duration.ZERO).path()).isEqualTo("/1");
    log.exchangeBegan(request("/2", 0));
    log.exchangeBegan(request("/3", 0));

    assertThat(log.takeRequest(Duration.ZERO).path()).isEqualTo("/2");
    assertThat(log.takeRequest(Duration.ZERO).path()).isEqualTo("/3");
  }

  private static RecordedRequest request(String target, int bodyBytes) {
    return RecordedRequest.of("POST", target, "HTTP/1.1", List.of(), new byte[bodyBytes], 1);
  }
}
