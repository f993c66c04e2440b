package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ConnectionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM whose trust store cannot be read: TLS is impossible, and no attempt changes that. */
class BrokenTrustStoreTest extends SocketTest {

  @TempDir private Path folder;

  @Test
  void call_trustStoreCannotBeRead_saysSoAfterOneAttempt() throws Exception {
    Path store = Files.writeString(folder.resolve("store.jks"), "no key store");
    String output =
        ChildJvm.outputOf(
            Program.class,
            List.of("-Djavax.net.ssl.trustStore=" + store),
            server.baseUrl().replace("http:", "https:"));
    assertThat(output.lines())
        .hasSize(Mode.values().length)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("1 no TLS connection to ")
                    .contains("default SSLContext is unavailable: ")
                    .doesNotContain("sun.security"));
  }

  /** What runs in a JVM of its own. */
  static final class Program {

    private Program() {}

    public static void main(String[] args) {
      try (TuneStudioClient tune = TuneStudioClient.builder().baseUrl(args[0]).build()) {
        for (Mode mode : Mode.values()) {
          try {
            mode.call(tune);
          } catch (ConnectionException failure) {
            System.out.println(failure.attempts() + " " + failure.getMessage());
          }
        }
      }
    }
  }
}
