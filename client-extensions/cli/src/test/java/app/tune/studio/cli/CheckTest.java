package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import app.tune.studio.testkit.tls.TestCertificates;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {

  static final String COMPLETION =
      "{\"choices\":[{\"index\":0,\"text\":\"x\",\"finish_reason\":\"stop\"}]}";

  @TempDir private Path home;

  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(home);
  }

  private String line(String subject) {
    return terminal
        .out()
        .lines()
        .filter(line -> line.contains(" " + subject + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(terminal.out()));
  }

  @Test
  void check_whatWorks_costsTwoCompletionsOfOneToken() {
    try (TuneStudioServer server = TuneStudioServer.start()) {
      terminal.variable("TUNE_API_KEY", server.apiKey());

      int status = terminal.run("check", "--base-url", server.baseUrl());

      assertThat(status).as(terminal.out()).isZero();
      assertThat(terminal.out())
          .startsWith("At most two completions of one token each are made")
          .doesNotContain("FAIL", "?", server.apiKey());
      assertThat(line("base URL")).startsWith("  ok ").endsWith("(--base-url)");
      assertThat(line("path")).contains(server.path()).endsWith("(default)");
      assertThat(line("key")).contains("from TUNE_API_KEY, bare");
      assertThat(line("completion")).contains("by model " + server.models().get(0));
      assertThat(line("streaming")).contains("properly ended");
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests())
          .allSatisfy(request -> assertThat(request.bodyText()).contains("\"max_tokens\":1"));
    }
  }

  @Test
  void check_withoutVersionAndWithTheWrongPath_findsBoth() {
    try (TuneStudioServer server =
        TuneStudioServer.builder().path("/v1/completions").requireKey(false).start()) {

      int status = terminal.run("check", "--base-url", server.baseUrl());

      assertThat(status).isEqualTo(3);
      assertThat(line("base URL")).startsWith("  ok ");
      assertThat(line("path")).startsWith("  FAIL ");
      assertThat(terminal.out())
          .contains(
              "hint: it works with --base-url " + server.baseUrl() + "/v1 --path /completions");
      assertThat(line("streaming")).startsWith("  ok ");
      assertThat(server.requests().stream().filter(r -> r.path().equals(server.path())))
          .as("completions that are paid for")
          .hasSize(2);
    }
  }

  @Test
  void check_addressWithThePath_isTakenApart() {
    try (TuneStudioServer server =
        TuneStudioServer.builder().path("/v1/completions").requireKey(false).start()) {

      assertThat(terminal.run("check", "--base-url", server.url().toString())).isEqualTo(3);

      assertThat(terminal.out())
          .contains(
              "hint: it works with --base-url " + server.baseUrl() + "/v1 --path /completions");
    }
  }

  @Test
  void check_messageOfManyLines_isOneShortLine() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.error(500, "out of\nmemory " + "x".repeat(1_000)));

      assertThat(terminal.run("check", "--base-url", server.baseUrl())).isEqualTo(7);

      assertThat(terminal.out())
          .contains("\n                    HTTP 500: out of memory xxx")
          .doesNotContain("x".repeat(200));
    }
  }

  @Test
  void check_strayPartOfTheAddress_isLeftOut() {
    try (TuneStudioServer server = TuneStudioServer.builder().requireKey(false).start()) {

      assertThat(terminal.run("check", "--base-url", server.baseUrl() + "/api/v1")).isEqualTo(3);

      assertThat(terminal.out())
          .contains("hint: it works with --base-url " + server.baseUrl() + " --path /text/");
    }
  }

  @Test
  void check_wrongPathAndWrongKey_saysBoth() {
    try (TuneStudioServer server = TuneStudioServer.builder().path("/completions").start()) {

      assertThat(terminal.run("check", "--base-url", server.baseUrl())).isEqualTo(3);

      assertThat(terminal.out())
          .contains(
              "hint: use --base-url "
                  + server.baseUrl()
                  + " --path /completions; the next failure is:")
          .contains("HTTP 401");
      assertThat(line("streaming")).contains("not tried");
    }
  }

  @Test
  void check_keyThatNeedsBearer_isFound() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(
          request ->
              "Bearer k".equals(request.header("Authorization"))
                  ? Answer.json(COMPLETION)
                  : Answer.status(401));
      terminal.variable("TUNE_API_KEY", "k");

      assertThat(terminal.run("check", "--base-url", server.baseUrl())).isEqualTo(4);

      assertThat(line("path")).startsWith("  ok ");
      assertThat(line("key")).startsWith("  FAIL ");
      assertThat(terminal.out()).contains("hint: it works with --key-scheme Bearer");
    }
  }

  @Test
  void check_noKey_saysWhereToPutOne() {
    try (TuneStudioServer server = TuneStudioServer.start()) {

      assertThat(terminal.run("check", "--base-url", server.baseUrl())).isEqualTo(4);

      assertThat(line("key")).isEqualTo("  FAIL  key         none");
      assertThat(terminal.out())
          .contains(
              "hint: the server requires a key: --api-key-file, TUNE_API_KEY or api-key-file in ")
          .contains(terminal.configFolder().toString());
    }
  }

  @Test
  void check_unknownModel_isNotTakenForAWrongPath() {
    try (TuneStudioServer server = TuneStudioServer.builder().requireKey(false).start()) {

      int status = terminal.run("check", "--base-url", server.baseUrl(), "--model", "gpt");

      assertThat(status).isEqualTo(3);
      assertThat(line("path")).startsWith("  ok ");
      assertThat(line("model")).isEqualTo("  FAIL  model       gpt");
      assertThat(terminal.out()).contains("HTTP 404: ").doesNotContain("path?");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void check_nobodyListens_asksWhetherTheServerRuns() {
    String nowhere;
    try (ScriptedServer server = ScriptedServer.start()) {
      nowhere = server.baseUrl();
    }

    assertThat(terminal.run("check", "--base-url", nowhere)).isEqualTo(8);

    assertThat(line("base URL")).startsWith("  FAIL ");
    assertThat(line("path")).startsWith("  ? ");
    assertThat(terminal.out()).contains("hint: is the server running, and is this its port?");
  }

  @Test
  void check_tlsAtAServerWithout_saysSo() {
    try (TuneStudioServer server = TuneStudioServer.start()) {
      String url = server.baseUrl().replace("http:", "https:");

      assertThat(terminal.run("check", "--base-url", url)).isEqualTo(8);

      assertThat(terminal.out()).contains("hint: a server without TLS needs http:// in --base-url");
    }
  }

  @Test
  void check_noTlsAtAServerWithIt_saysSo() {
    TestCertificates certificates = TestCertificates.loopback();
    try (ScriptedServer server = ScriptedServer.startTls(certificates.serverContext())) {
      checkNeedsHttps(server, 11);
    }
  }

  /** What nginx, httpd and Go respond where they expect TLS, and a server that closes. */
  static Stream<Arguments> secureServers() {
    return Stream.of(
        Arguments.of(
            Answer.status(400)
                .contentType("text/html")
                .body("<title>400 The plain HTTP request was sent to HTTPS port</title>"),
            3),
        Arguments.of(
            Answer.status(400)
                .contentType("text/html")
                .body("<p>You're speaking plain HTTP to an SSL-enabled server port.</p>"),
            3),
        Arguments.of(
            Answer.status(400).body("Client sent an HTTP request to an HTTPS server.\n"), 3),
        Arguments.of(Answer.lostConnection(), 8));
  }

  @ParameterizedTest
  @MethodSource("secureServers")
  void check_serverThatExpectsTls_saysSo(Answer answer, int status) {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(answer);

      checkNeedsHttps(server, status);
    }
  }

  private void checkNeedsHttps(ScriptedServer server, int status) {
    String url = server.baseUrl().replace("https:", "http:");

    assertThat(terminal.run("check", "--base-url", url)).as(terminal.out()).isEqualTo(status);

    assertThat(line("base URL")).startsWith("  FAIL ");
    assertThat(terminal.out()).contains("hint: a server with TLS needs https:// in --base-url");
    assertThat(server.requestCount()).isLessThan(2);
  }

  @Test
  void check_unknownHost_asksForTheSpelling() {
    assertThat(terminal.run("check", "--base-url", "http://no-such-host.invalid")).isEqualTo(8);

    assertThat(terminal.out()).contains("spelled right");
  }

  @Test
  void check_overloadedServer_isNoFaultOfTheSettings() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.status(503));

      assertThat(terminal.run("check", "--base-url", server.baseUrl())).isEqualTo(7);

      assertThat(line("key")).startsWith("  ok ");
      assertThat(line("completion")).startsWith("  FAIL ");
    }
  }

  @Test
  void check_onAColorTerminal_marksLinesWithColor() {
    try (TuneStudioServer server = TuneStudioServer.builder().requireKey(false).start()) {
      terminal.interactive().colors();

      terminal.run("check", "--base-url", server.baseUrl());

      assertThat(terminal.out()).contains("\u001B[32mok\u001B[");
    }
  }
}
