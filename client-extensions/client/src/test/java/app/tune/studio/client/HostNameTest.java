package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts of a base URL that are unusual but work, and those that cannot. */
class HostNameTest extends WireTest {

  private static ServerSocket onlyIpv6() throws IOException {
    boolean known =
        Arrays.stream(InetAddress.getAllByName("localhost"))
            .anyMatch(address -> address.getHostAddress().contains(":"));
    Assumptions.assumeTrue(known, "localhost has no IPv6 address here");
    try {
      return new ServerSocket(0, 50, InetAddress.getByName("::1"));
    } catch (SocketException noIpv6) {
      Assumptions.abort("this machine has no IPv6: " + noIpv6.getMessage());
      throw noIpv6;
    }
  }

  private static void answer(ServerSocket listener) {
    try (Socket accepted = listener.accept()) {
      accepted.getInputStream().read();
      String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + GOOD.length();
      accepted
          .getOutputStream()
          .write((head + "\r\n\r\n" + GOOD).getBytes(StandardCharsets.US_ASCII));
      accepted.shutdownOutput();
      accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException left) {
      // the client has what it needs
    }
  }

  @ParameterizedTest
  @EnumSource
  void localhost_serverListensOnIpv6Only_isReached(Mode mode) throws IOException {
    try (ServerSocket listener = onlyIpv6()) {
      Thread thread = new Thread(() -> answer(listener));
      thread.setDaemon(true);
      thread.start();
      TuneStudioClient tune =
          open(builder().baseUrl("http://localhost:" + listener.getLocalPort()));
      assertThat(mode.call(tune).text()).isEqualTo("upon a time");
      assertThat(failures).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://my_service:8080",
        "http://_a",
        "https://a_b.c-d.example/v1",
        "http://my_service:65535/"
      })
  void baseUrl_hostWithUnderscore_isTaken(String url) {
    assertThat(open(builder().baseUrl(url)).toString()).contains(url.replaceAll("/$", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://my_service:0",
        "http://my_service:65536",
        "http://my_service:port",
        "http://my_service:",
        "http://a_b$c",
        "http://u:p@my_service",
        "http://"
      })
  void baseUrl_hostIsNone_isRefusedAtOnce(String url) {
    assertThatThrownBy(() -> builder().baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("base URL: ");
  }
}
