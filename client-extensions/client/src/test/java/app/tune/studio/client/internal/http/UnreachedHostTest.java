package app.tune.studio.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host that was not reached is named as in the URL, unless it is that of a proxy. */
class UnreachedHostTest {

  @ParameterizedTest
  @CsvSource({
    "h, -1, h, true",
    "h, 80, h, true",
    "h, 443, h, true",
    "H, 443, h, true",
    "h, 8080, h:8080, true",
    "H, 8080, h:8080, true",
    "h, 8080, h, false",
    "h, 3128, h:8080, false",
    "p, 80, h, false",
    "p, 3128, h:8080, false",
    "p, 3128, [::1]:8080, true",
  })
  void describe_connectionRefused_namesTheProxyIfItIsAnother(
      String tried, int port, String authority, boolean ofUrl) {
    IOException refused = new HttpHostConnectException("refused", new HttpHost(tried, port));
    String proxy = tried + ":" + port + " (the proxy for " + authority + ")";
    assertThat(UnreachedHost.describe(refused, authority)).isEqualTo(ofUrl ? authority : proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "h, h",
    "H, h:8080",
    "'h: Name or service not known', h:8080",
    "'no name, only words', h",
    "p, [::1]:8080",
    "xn--grn-ioa.example, grün.example",
    "p, grün.example",
    ", h",
  })
  void describe_unknownHostOfTheUrl_isTheAuthority(String message, String authority) {
    assertThat(UnreachedHost.describe(new UnknownHostException(message), authority))
        .isEqualTo(authority);
  }

  @ParameterizedTest
  @CsvSource({"p.example, h:8080", "'p.example: Name or service not known', h"})
  void describe_anotherUnknownHost_isTheProxy(String message, String authority) {
    assertThat(UnreachedHost.describe(new UnknownHostException(message), authority))
        .isEqualTo("p.example (the proxy for " + authority + ")");
  }

  @Test
  void describe_failureWithoutAHost_isTheAuthority() {
    assertThat(UnreachedHost.describe(new IOException("any"), "h")).isEqualTo("h");
    assertThat(UnreachedHost.describe(new HttpHostConnectException("refused"), "h")).isEqualTo("h");
  }
}
