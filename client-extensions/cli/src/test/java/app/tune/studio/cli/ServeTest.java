package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {

  private static final int CEILING_SECONDS = 30;
  private static final Pattern URL = Pattern.compile("Serving (http://[^/]+)(\\S+) ");

  @TempDir private Path home;

  /** Notices the last line of the announcement. */
  private static final class Announced extends ByteArrayOutputStream {
    private final CountDownLatch complete = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      if (toString(StandardCharsets.UTF_8).contains("Ctrl-C")) {
        complete.countDown();
      }
    }
  }

  /** Serves with these options, completes a prompt at it with others, and returns what was said. */
  private String serveAndComplete(String[] options, Terminal client, String... more)
      throws Exception {
    Announced out = new Announced();
    Terminal serving = new Terminal(home).output(out).variable("OWN_KEY", "own-secret");
    String[] line = new String[options.length + 1];
    line[0] = "serve";
    System.arraycopy(options, 0, line, 1, options.length);
    CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> serving.run(line));
    assertThat(out.complete.await(CEILING_SECONDS, TimeUnit.SECONDS)).isTrue();
    String announcement = out.toString(StandardCharsets.UTF_8);
    Matcher url = URL.matcher(announcement);
    assertThat(url.find()).as(announcement).isTrue();

    client.variable("TUNE_BASE_URL", url.group(1)).variable("TUNE_PATH", url.group(2));
    String[] complete = new String[more.length + 3];
    complete[0] = "complete";
    complete[1] = "Once upon a time";
    complete[2] = "--max-tokens=5";
    System.arraycopy(more, 0, complete, 3, more.length);
    int completed = client.run(complete);
    serving.signal(130);

    assertThat(status.get(CEILING_SECONDS, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(completed).as(client.err()).isZero();
    return announcement;
  }

  @Test
  void serve_byDefault_saysWhereAndWithWhichKey() throws Exception {
    Terminal client = new Terminal(home).variable("TUNE_API_KEY", "tune-studio-test-key");

    String announcement = serveAndComplete(new String[0], client);

    assertThat(announcement)
        .contains("with key tune-studio-test-key.")
        .contains("Try:    TUNE_API_KEY=tune-studio-test-key tune complete --base-url http://127");
  }

  @Test
  void serve_withItsOptions_passesThemOn() throws Exception {
    Terminal client = new Terminal(home);
    String[] options = {
      "--no-key",
      "--path=/v1/completions",
      "--model=a/b",
      "--model=c/d",
      "--seed=1",
      "--delay-per-token=1",
      "--context-length=100",
      "--max-body-bytes=1000",
      "--org-id=o"
    };

    String announcement =
        serveAndComplete(options, client, "--model=c/d", "--org-id=o", "--json", "--no-stream");

    assertThat(announcement).contains("with no key.", "Models: a/b, c/d", "--path /v1/completions");
    assertThat(client.out()).contains("\"model\":\"c/d\"");
  }

  @Test
  void serve_withAKeyOfTheUser_doesNotShowIt() throws Exception {
    Terminal client = new Terminal(home).variable("TUNE_API_KEY", "own-secret");

    String announcement = serveAndComplete(new String[] {"--api-key-env=OWN_KEY"}, client);

    assertThat(announcement).contains("with your key.").doesNotContain("own-secret");
  }

  @Test
  void serve_wrongOption_isRefused() {
    Terminal terminal = new Terminal(home);

    assertThat(terminal.run("serve", "--port=70000")).isEqualTo(2);

    assertThat(terminal.err()).startsWith("error: --port must be in 0 to 65535: 70000");
  }

  @Test
  void serve_portThatIsTaken_isNamed() throws Exception {
    Terminal terminal = new Terminal(home);
    try (ServerSocket taken = new ServerSocket(0)) {

      assertThat(terminal.run("serve", "--port=" + taken.getLocalPort())).isEqualTo(1);

      assertThat(terminal.err())
          .startsWith("error: Cannot listen on port " + taken.getLocalPort() + ": ");
    }
  }
}
