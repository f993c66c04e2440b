package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a request waits for is cancelled with it, whichever of the two comes first. */
class CancellableRequestTest {

  private final CancellableRequest request =
      new CancellableRequest("POST", new HttpHost("h"), "/v1");
  private final List<String> cancelled = new ArrayList<>();

  private Cancellable step(String name, boolean result) {
    return () -> {
      cancelled.add(name);
      return result;
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cancel_waitsForSomething_cancelsTheLatestOnce(boolean result) {
    request.setDependency(step("lease", result));
    request.setDependency(step("connection", result));
    assertThat(request.isCancelled()).isFalse();
    assertThat(request.cancel()).isEqualTo(result);
    assertThat(request.isCancelled()).isTrue();
    assertThat(request.cancel()).isFalse();
    assertThat(cancelled).containsExactly("connection");
  }

  @Test
  void cancel_waitsForNothingYet_cancelsWhatFollows() {
    assertThat(request.cancel()).isTrue();
    request.setDependency(step("lease", true));
    request.setDependency(step("connection", true));
    assertThat(cancelled).containsExactly("lease", "connection");
    assertThat(request.isCancelled()).isTrue();
  }
}
