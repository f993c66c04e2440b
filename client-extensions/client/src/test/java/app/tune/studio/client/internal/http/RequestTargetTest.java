package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {

  @ParameterizedTest
  @CsvSource({
    "http://h, http, h, -1, h, /",
    "http://h/, http, h, -1, h, /",
    "https://h:8443/a/b?c=d/e, https, h, 8443, h:8443, /a/b?c=d/e",
    "http://h?a=b, http, h, -1, h, /?a=b",
    "http://h:80?a=/b, http, h, 80, h:80, /?a=/b",
    "http://my_host/v1, http, my_host, -1, my_host, /v1",
    "http://[::1]:8080/v1, http, ::1, 8080, [::1]:8080, /v1",
  })
  void of_absoluteUrl_isSplit(
      String url, String scheme, String host, int port, String authority, String path) {
    RequestTarget target = RequestTarget.of(url);
    assertThat(target.url()).isEqualTo(url);
    assertThat(target.host().getSchemeName()).isEqualTo(scheme);
    assertThat(target.host().getHostName()).isEqualTo(host);
    assertThat(target.host().getPort()).isEqualTo(port);
    assertThat(target.authority()).isEqualTo(authority);
    assertThat(target.path()).isEqualTo(path);
  }

  @Test
  void of_portIsNoNumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestTarget.of("http://h:port/"))
        .withMessage("URL: has no valid host: h:port");
  }

  @Test
  void latest_sameUrlAgain_isParsedOnce() {
    RequestTarget.Latest latest = new RequestTarget.Latest();
    RequestTarget first = latest.of("http://a/1");
    assertThat(latest.of("http://a/1")).isSameAs(first);
    assertThat(latest.of("http://b/2").host().getHostName()).isEqualTo("b");
    assertThat(latest.of("http://a/1")).isEqualTo(first).isNotSameAs(first);
  }
}
