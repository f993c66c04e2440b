package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that says when it closes an idle connection. The client's setting is 30 s. */
class AnnouncedKeepAliveTest {

  private final KeepAlive keepAlive = new KeepAlive(TransportSettings.DEFAULT);
  private final BasicHttpResponse response = new BasicHttpResponse(200);

  private Duration duration() {
    return keepAlive.getKeepAliveDuration(response, HttpCoreContext.create()).toDuration();
  }

  @Test
  void duration_noHeader_isTheSetting() {
    assertThat(duration()).hasSeconds(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout=5          | 4000",
        "timeout=5, max=100 | 4000",
        "max=5, Timeout=60  | 30000",
        "timeout=31         | 30000",
        "timeout=30         | 29000",
        "timeout=1          | 500",
        "timeout=0          | 30000",
        "timeout=-1         | 30000",
        "timeout            | 30000",
        "timeout=soon       | 30000",
        "max=1              | 30000",
        "timeout=9223372036854775807 | 30000",
      })
  void duration_announced_isShorterThanThat(String header, long millis) {
    response.addHeader(HttpHeaders.KEEP_ALIVE, header);
    assertThat(duration()).hasMillis(millis);
  }
}
