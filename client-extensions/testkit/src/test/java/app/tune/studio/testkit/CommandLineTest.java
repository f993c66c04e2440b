package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandLine commandLine =
      new CommandLine(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));

  @ParameterizedTest
  @CsvSource({
    "--port, --port",
    "--port x, x",
    "--port=70000, 65535",
    "--port -1, -1",
    "--delay-per-token 1.5, 1.5",
    "--seed abc, abc",
    "--path v1, path",
    "--path=, path",
    "--key=, key",
    "--model=, models",
    "--no-key=1, --no-key",
    "--verbose, --verbose",
    "8080, 8080",
  })
  void run_badOption_saysSoInOneLineAndReturns2(String words, String named) {
    assertThat(commandLine.run(words.split(" "))).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8).lines().toList())
        .singleElement()
        .asString()
        .contains(named);
    assertThat(out.size()).isZero();
  }

  @Test
  void run_takenPort_saysSoInOneLineAndReturns1() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(commandLine.run("--port", port)).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8).lines().toList())
          .singleElement()
          .asString()
          .contains(port, "in use");
    }
  }

  @Test
  void run_help_tellsEveryOptionAndReturns0() {
    assertThat(commandLine.run("--help")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--port", "--key", "--no-key", "--organization", "--path", "--seed")
        .contains("--delay-per-token", "--model", "--help");
  }
}
