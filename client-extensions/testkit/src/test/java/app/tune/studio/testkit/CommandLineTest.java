package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<TuneStudioServer> served = new ArrayList<>();
  private final CommandLine commandLine =
      new CommandLine(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          served::add);

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

  @Test
  void run_options_serveByThem() {
    CommandLine asking =
        new CommandLine(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err,
            server -> {
              served.add(server);
              assertThat(post(server, "{\"prompt\":\"The\",\"model\":\"b\",\"max_tokens\":1}"))
                  .isEqualTo(200);
            });
    String words = "--key k-1 --organization=o --path /v1/completions --seed 5 --model a --model b";

    assertThat(asking.run((words + " --delay-per-token 1").split(" "))).isZero();

    assertThat(served)
        .singleElement()
        .satisfies(
            server -> {
              assertThat(server.apiKey()).isEqualTo("k-1");
              assertThat(server.organization()).isEqualTo("o");
              assertThat(server.path()).isEqualTo("/v1/completions");
              assertThat(server.models()).containsExactly("a", "b");
              assertThat(out.toString(StandardCharsets.UTF_8))
                  .contains(server.url() + " with key k-1")
                  .contains("curl -N " + server.url() + " -H 'Authorization: k-1'");
            });
  }

  @Test
  void run_noKey_asksForNone() {
    assertThat(commandLine.run("--no-key")).isZero();

    assertThat(served)
        .singleElement()
        .satisfies(server -> assertThatIllegalStateException().isThrownBy(server::apiKey));
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("key", "Authorization");
  }

  private static int post(TuneStudioServer server, String body) {
    try {
      return Wire.post(server, body).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
