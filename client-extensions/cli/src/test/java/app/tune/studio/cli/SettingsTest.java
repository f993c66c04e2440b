package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options before variables before the profile before defaults, as the server sees them. */
class SettingsTest {

  @TempDir private Path home;

  private ScriptedServer server;
  private Terminal terminal;

  @BeforeEach
  void open() {
    server = ScriptedServer.start();
    server.otherwise(Answer.json("{\"choices\":[{\"index\":0,\"text\":\"x\"}]}"));
    terminal = new Terminal(home);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void config(String yaml) throws IOException {
    Path file = terminal.configFolder().resolve("config.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml.replace("SERVER", server.baseUrl()));
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private Sent sent(String... options) {
    List<String> line = new ArrayList<>(List.of("complete", "Once", "--no-stream", "-q"));
    line.addAll(List.of(options));
    assertThat(terminal.run(line.toArray(String[]::new))).as(terminal.err()).isZero();
    return new Sent(server.takeRequest());
  }

  private String refused(String... options) {
    List<String> line = new ArrayList<>(List.of("complete", "Once"));
    line.addAll(List.of(options));
    assertThat(terminal.run(line.toArray(String[]::new))).isEqualTo(2);
    return terminal.err();
  }

  @Test
  void profile_default_isUsedWithoutBeingNamed() throws Exception {
    config(
        """
        profiles:
          default:
            base-url: SERVER/api
            path: /complete
            key-scheme: Token
            org-id: org-1
            api-key: key-1
            retries: 0
            total-timeout: 20s
            request:
              model: a/b
              max_tokens: 7
              logit_bias: {x: 1}
              seed: 7
        """);

    sent()
        .hasPath("/api/complete")
        .hasHeader("Authorization", "Token key-1")
        .hasHeader("X-Org-Id", "org-1")
        .hasBody(
            "{\"prompt\":\"Once\",\"model\":\"a/b\",\"max_tokens\":7,\"logit_bias\":{\"x\":1},"
                + "\"seed\":7}");
  }

  @Test
  void profile_ofTheFile_isChosenByFileVariableAndOption() throws Exception {
    config(
        """
        profile: first
        profiles:
          first: {base-url: SERVER, request: {model: m1}}
          second: {base-url: SERVER, request: {model: m2}}
          third: {base-url: SERVER, request: {model: m3}}
        """);

    assertThat(sent().request().bodyText()).contains("m1");
    terminal.variable("TUNE_PROFILE", "second");
    assertThat(sent().request().bodyText()).contains("m2");
    assertThat(sent("--profile", "third").request().bodyText()).contains("m3");
  }

  @Test
  void precedence_isOptionThenVariableThenProfile() throws Exception {
    config(
        """
        profiles:
          default: {base-url: SERVER/profile, api-key: k1, org-id: o1, request: {model: m1}}
        """);

    sent().hasPath("/profile/text/completions").hasHeader("Authorization", "k1");

    terminal
        .variable("TUNE_BASE_URL", server.baseUrl() + "/variable")
        .variable("TUNE_API_KEY", "k2")
        .variable("TUNE_MODEL", "m2");
    sent()
        .hasPath("/variable/text/completions")
        .hasHeader("Authorization", "k2")
        .hasHeader("X-Org-Id", "o1")
        .hasBody("{\"prompt\":\"Once\",\"model\":\"m2\"}");

    Path key = Files.writeString(home.resolve("key"), "k3\n");
    sent(
            "--base-url",
            server.baseUrl() + "/option",
            "--api-key-file",
            key.toString(),
            "--model",
            "m3")
        .hasPath("/option/text/completions")
        .hasHeader("Authorization", "k3")
        .hasBody("{\"prompt\":\"Once\",\"model\":\"m3\"}");
  }

  @Test
  void openaiCompatible_asAnOption_replacesVariables() {
    terminal
        .variable("TUNE_BASE_URL", "http://elsewhere.invalid")
        .variable("TUNE_PATH", "/elsewhere")
        .variable("TUNE_API_KEY", "k");

    sent("--openai-compatible", server.baseUrl() + "/v1")
        .hasPath("/v1/completions")
        .hasHeader("Authorization", "Bearer k");
    sent("--openai-compatible", server.baseUrl() + "/v1", "--path", "/other", "--key-scheme=bare")
        .hasPath("/v1/other")
        .hasHeader("Authorization", "k");
  }

  @Test
  void openaiCompatible_inAProfile_isOverriddenByVariables() throws Exception {
    config("profiles: {default: {openai-compatible: SERVER/v1}}");

    sent().hasPath("/v1/completions").hasNoHeader("Authorization");
    terminal.variable("TUNE_PATH", "/other");
    sent().hasPath("/v1/other");
  }

  @Test
  void key_ofEachSource_isSent() throws Exception {
    Files.writeString(home.resolve("secret"), "  from-file\r\n");
    terminal.variable("TUNE_BASE_URL", server.baseUrl()).variable("MY_KEY", "from-variable");

    sent("--api-key-file", home.resolve("secret").toString())
        .hasHeader("Authorization", "from-file");
    sent("--api-key-file", "~/secret").hasHeader("Authorization", "from-file");
    sent("--api-key-env", "MY_KEY").hasHeader("Authorization", "from-variable");
    sent("--unsafe-api-key", "from-option").hasHeader("Authorization", "from-option");
    terminal.password("typed");
    sent("--api-key-prompt").hasHeader("Authorization", "typed");
    config("profiles: {default: {api-key-file: ~/secret}, v: {api-key-env: MY_KEY}}");
    sent().hasHeader("Authorization", "from-file");
    sent("--profile=v").hasHeader("Authorization", "from-variable");
  }

  @Test
  void config_readableByOthers_isWarnedOfWithoutTheKey() throws Exception {
    Assumptions.assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    config("profiles: {default: {base-url: SERVER, api-key: hidden}}");
    Path file = terminal.configFolder().resolve("config.yaml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    sent();

    assertThat(terminal.err())
        .startsWith("warning: ")
        .contains("holds a key and can be read by others")
        .doesNotContain("hidden");
  }

  @Test
  void config_named_isReadInPlaceOfTheUsual() throws Exception {
    Path other =
        Files.writeString(home.resolve("o.yaml"), "profiles: {default: {base-url: 'URL'}}");
    Files.writeString(other, Files.readString(other).replace("URL", server.baseUrl() + "/other"));

    sent("--config", other.toString()).hasPath("/other/text/completions");
    terminal.variable("TUNE_CONFIG", other.toString());
    sent().hasPath("/other/text/completions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          profiles: {default: {base_url: x}}       | there is no setting base_url
          profiles: {default: {max-tokens: 3}}     | members of requests belong below request:
          profiles: {default: {request: x}}        | request: must hold members of requests by name
          profiles: {default: {path: [a]}}         | a setting must be a single value
          profiles: {default: {retries: x}}        | retries: must be an integer, was x
          profiles: {default: {base-url: ftp://x}} | profile default, base-url: must begin
          profile: c                               | must hold profiles:
          settings: {a: 1}                         | has [settings]
          - list                                   | must hold profiles:
          profiles: {default: {request: {n: 0}}}   | --n: must be at least 1, was 0
          profiles: {default: {api-key: ''}}       | api-key: the key is empty
          """)
  void config_wrong_isRefusedByName(String yaml, String message) throws Exception {
    config(yaml);

    String error = refused("--path=/x");

    assertThat(error).startsWith("error: ").contains(message).doesNotContain("Exception", "\tat ");
  }

  @Test
  void config_withoutTheChosenProfile_namesThoseItHas() throws Exception {
    config("profiles: {a: {}, b: {}}\nprofile: c");

    assertThat(refused()).contains("there is no profile c; it has a, b");
  }

  @Test
  void config_thatIsNoYaml_namesTheLine() throws Exception {
    config("profiles:\n  a: {\n");

    assertThat(refused()).containsPattern("config.yaml: line [23]: ");
  }
}
