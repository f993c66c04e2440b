package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLogTest {

  private final RequestLog log = new RequestLog();

  @Test
  void add_moreThanTheMost_forgetsTheOldest() {
    for (int i = 0; i < RequestLog.MOST_REQUESTS + 2; i++) {
      log.add(request("/" + i, 1));
    }

    assertThat(log.latest()).hasSize(RequestLog.MOST_REQUESTS);
    assertThat(log.latest().get(0).path()).isEqualTo("/2");
  }

  @Test
  void add_largeBodies_keepsAtLeastTheLatest() {
    log.add(request("/1", 10));
    log.add(request("/2", RequestLog.MOST_BODY_BYTES - 10));
    assertThat(log.latest()).hasSize(2);

    log.add(request("/3", RequestLog.MOST_BODY_BYTES + 1));

    assertThat(log.latest()).extracting(RecordedRequest::path).containsExactly("/3");
  }

  private static RecordedRequest request(String target, int bodyBytes) {
    return RecordedRequest.of("POST", target, "HTTP/1.1", List.of(), new byte[bodyBytes], 1);
  }
}
