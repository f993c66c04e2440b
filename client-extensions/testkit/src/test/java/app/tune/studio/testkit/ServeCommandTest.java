package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<TuneStudioServer> served = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "--port, --port",
    "--port x, 'must be an integer from -2147483648 to 2147483647, was x'",
    "--port=70000, --port must be in 0 to 65535: 70000",
    "--port -1, -1",
    "--delay-per-token 1.5, 1.5",
    "--delay-per-token=-1, --delay-per-token must not be negative: -1",
    "--seed abc, 'must be an integer from -9223372036854775808 to 9223372036854775807, was abc'",
    "--path v1, --path must begin with /",
    "--path=, --path must begin with /",
    "--org-id=, --org-id must be visible ASCII",
    "--key=, key",
    "--model=, --model must hold at least one name",
    "--context-length=0, --context-length must be positive: 0",
    "--max-body-bytes=0, --max-body-bytes must be positive: 0",
    "--no-key=1, --no-key",
    "--verbose, --verbose",
    "8080, 8080",
  })
  void run_badOption_saysSoInOneLineAndReturns2(String words, String named) {
    assertThat(run(served::add, words.split(" "))).isEqualTo(2);

    assertThat(err.toString().lines().toList()).singleElement().asString().contains(named);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void run_takenPort_saysSoInOneLineAndReturns1() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(run(served::add, "--port", port)).isEqualTo(1);
      assertThat(err.toString().lines().toList())
          .singleElement()
          .asString()
          .contains(port, "in use");
    }
  }

  @Test
  void run_help_tellsEveryOptionAndReturns0() {
    assertThat(run(served::add, "--help")).isZero();

    assertThat(out.toString())
        .contains("--port", "--key", "--no-key", "--org-id", "--path", "--seed")
        .contains("--delay-per-token", "--model", "--help");
  }

  @Test
  void run_options_serveByThem() {
    Consumer<TuneStudioServer> asking =
        server -> {
          served.add(server);
          assertThat(post(server, "{\"prompt\":\"The\",\"model\":\"b\",\"max_tokens\":1}"))
              .isEqualTo(200);
        };
    String words = "--key k-1 --org-id=o --path /v1/completions --seed 5 --model a --model b";

    assertThat(
            run(
                asking,
                (words + " --delay-per-token 1 --context-length 50 --max-body-bytes 1000")
                    .split(" ")))
        .isZero();

    assertThat(served)
        .singleElement()
        .satisfies(
            server -> {
              assertThat(server.apiKey()).isEqualTo("k-1");
              assertThat(server.organization()).isEqualTo("o");
              assertThat(server.path()).isEqualTo("/v1/completions");
              assertThat(server.models()).containsExactly("a", "b");
              assertThat(out.toString())
                  .contains(server.url() + " with key k-1")
                  .contains("curl -N " + server.url() + " -H 'Authorization: k-1'");
            });
  }

  @Test
  void run_noKey_asksForNone() {
    assertThat(run(served::add, "--no-key")).isZero();

    assertThat(served)
        .singleElement()
        .satisfies(server -> assertThatIllegalStateException().isThrownBy(server::apiKey));
    assertThat(out.toString()).doesNotContain("key", "Authorization");
  }

  private int run(Consumer<TuneStudioServer> serving, String... args) {
    return ServeCommand.commandLine(serving)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static int post(TuneStudioServer server, String body) {
    try {
      return Wire.post(server, body).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
