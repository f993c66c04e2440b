package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before anything is sent: status 2, one line that names it, no request. */
class UsageErrorsTest {

  @TempDir private Path home;

  private ScriptedServer server;
  private Terminal terminal;

  @BeforeEach
  void open() {
    server = ScriptedServer.start();
    terminal = new Terminal(home).variable("TUNE_BASE_URL", server.baseUrl());
  }

  @AfterEach
  void nothingWasSent() {
    server.awaitNothingLeftOpen(Duration.ofSeconds(30));
    server.close();
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err()).startsWith("error: ").doesNotContain("\tat ", "Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --top-p=1.5             | --top-p: must be greater than 0 and at most 1, was 1.5
          --n=0                   | --n: must be at least 1, was 0
          --temperature=NaN       | --temperature: must be a finite number, was NaN
          --max-tokens=many       | --max-tokens: must be an integer, was many
          --n=1.5                 | --n: must be an integer, was 1.5
          --n=99999999999         | --n: must be an integer of at most 2147483647, was 99999999999
          --n=-99999999999        | --n: must be an integer of at least -2147483648, was -99999999999
          --set=n=99999999999     | --n: must be an integer of at most 2147483647, was 99999999999
          --set=n="1"             | --n: must be an integer, was "1"
          --set=stop=5            | --stop: must be a list of strings, was 5
          --top-p=high            | --top-p: must be a number, was high
          --logit-bias=50256=x    | --logit-bias: must be a number, was x
          --logit-bias=x          | --logit-bias
          --set=seed              | Value for option '--set' (NAME=JSON) should be in KEY=VALUE format but was seed
          --set=user=bob          | --set user: must be JSON, was bob; text needs quotes: 'user="bob"'
          --set=seed=NaN          | --set seed: must be JSON
          --set=top_p="high"      | --top-p: must be a number, was "high"
          --base-url=//x          | --base-url: must begin with http:// or https://
          --base-url=http://h/text/completions         | --base-url: must not include the path /text/completions
          --openai-compatible=http://h/v1/completions  | --openai-compatible: must not include the path /completions
          --path=/a?b             | --path: must not be blank or have a query
          --total-timeout=soon    | --total-timeout: must be a time such as 30s, 2m or 1h30m, was soon
          --total-timeout=9999h    | --total-timeout: must be more than 0 and at most 365 days, was 9999h
          --retries=often         | --retries: must be an integer, was often
          --retries=99999999999   | --retries: must be an integer of at most 2147483647, was 99999999999
          --retries=-1            | --retries: must be 0 to 100, was -1
          --base-url=             | --base-url: must not be empty
          --openai-compatible=    | --openai-compatible: must not be empty
          --org-id=ä              | --org-id: character 1 is U+00E4
          --set==7                | --set: must be NAME=JSON, was =7
          --no-such-option        | Unknown option: --no-such-option
          --max-token=1           | Unknown option: --max-token
          --api-key-file=/no/such | --api-key-file: cannot read the file /no/such
          --api-key-env=NO_SUCH   | --api-key-env NO_SUCH: the key is empty
          --api-key-prompt        | --api-key-prompt: there is no terminal to type a key at
          --profile=nowhere       | there is no profile nowhere
          --config=/no/such.yaml  | /no/such.yaml: there is no such file
          """)
  void complete_wrongOption_exitsWith2AndNamesIt(String option, String message) {
    assertThat(terminal.run("complete", "Once", option)).isEqualTo(2);

    assertThat(terminal.err()).contains(message).contains("hint: see tune complete --help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          batch --concurrency=99999999999 | --concurrency: must be an integer of at most 2147483647
          batch --requests-per-minute=x   | --requests-per-minute: must be a number, was x
          batch --price-prompt=x          | --price-prompt: must be a number, was x
          batch --separator=ab            | --separator: must be a single character, was 'ab'
          batch --separator=              | --separator: must be a single character, was ''
          batch in -o out --max-failures=101% | --max-failures: must be more than 0% and at most 100%, was 101%
          serve --port=http               | --port: must be an integer, was http
          serve --seed=x                  | --seed: must be an integer, was x
          """)
  void option_ofAnotherCommand_isRefusedWithoutTypesOfJava(String line, String message) {
    assertThat(terminal.run(line.split(" "))).isEqualTo(2);

    assertThat(terminal.err()).startsWith("error: " + message);
  }

  @Test
  void profile_thatIsNoObject_isRefused() throws Exception {
    Path config = Files.writeString(home.resolve("config"), "profiles:\n  a: 5\n");

    assertThat(terminal.run("complete", "Once", "--profile=a", "--config", config.toString()))
        .isEqualTo(2);

    assertThat(terminal.err()).contains("profile a: must hold settings by name");
  }

  @Test
  void config_thatIsNoText_isRefusedWithoutTypesOfJava() throws Exception {
    Path config = Files.write(home.resolve("config"), new byte[] {'a', ':', ' ', (byte) 0xff});

    assertThat(terminal.run("complete", "Once", "--config", config.toString())).isEqualTo(2);

    assertThat(terminal.err())
        .startsWith("error: " + config + ": line 1: Invalid UTF-8 start byte");
  }

  @Test
  void profile_thatHasASettingTwice_isRefused() throws Exception {
    Path config =
        Files.writeString(home.resolve("config"), "profiles:\n  a:\n    path: /x\n    path: /y\n");

    assertThat(terminal.run("complete", "Once", "--profile=a", "--config", config.toString()))
        .isEqualTo(2);

    assertThat(terminal.err()).contains("line 4: Duplicate field 'path'");
  }

  @Test
  void complete_noPromptAtATerminal_saysHowToGiveOne() {
    terminal.interactive();

    assertThat(terminal.run("complete")).isEqualTo(2);

    assertThat(terminal.err()).contains("there is no prompt: give it as an argument, by --file or");
  }

  @Test
  void complete_promptTwice_isRefused() throws Exception {
    Path file = Files.writeString(home.resolve("prompt"), "Once");

    assertThat(terminal.run("complete", "Once", "--file", file.toString())).isEqualTo(2);

    assertThat(terminal.err()).contains("--file and a prompt as an argument cannot be combined");
  }

  @Test
  void complete_inputThatIsNoText_isRefused() {
    terminal.input(new byte[] {'a', (byte) 0xff});

    assertThat(terminal.run("complete")).isEqualTo(2);

    assertThat(terminal.err()).contains("standard input is not UTF-8 text");
  }

  @Test
  void complete_fileThatIsNotThere_isNamed() {
    assertThat(terminal.run("complete", "--file", "/no/such/prompt")).isEqualTo(1);

    assertThat(terminal.err()).contains("/no/such/prompt: there is no such file");
  }

  @Test
  void complete_neitherKeyNorBaseUrl_saysHowToGiveOne() {
    terminal.variable("TUNE_BASE_URL", "");

    assertThat(terminal.run("complete", "Once")).isEqualTo(2);

    assertThat(terminal.err()).contains("no key is set: use --api-key-file, TUNE_API_KEY or");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--api-key hidden", "--api-key=hidden", "--verbose --key hidden"})
  void check_optionThatDoesNotExist_isNamedWithoutItsValue(String options) {
    String[] line = ("check " + options).split(" ");

    assertThat(terminal.run(line)).isEqualTo(2);

    assertThat(terminal.err())
        .startsWith(
            "error: Unknown option: " + options.replaceAll("^--verbose |[ =]hidden$", "") + "\n")
        .doesNotContain("hidden");
  }

  @Test
  void tune_misspelledCommand_suggestsTheRightOne() {
    assertThat(terminal.run("complet", "Once")).isEqualTo(2);

    assertThat(terminal.err()).contains("complete");
  }

  @Test
  void tune_unknownCommand_saysSo() {
    assertThat(terminal.run("frob")).isEqualTo(2);

    assertThat(terminal.err()).startsWith("error: there is no command frob");
  }

  @Test
  void complete_promptWithoutQuotes_asksForThem() {
    assertThat(terminal.run("complete", "Once", "upon")).isEqualTo(2);

    assertThat(terminal.err())
        .startsWith("error: unexpected argument upon; a text with spaces needs quotes");
  }

  @Test
  void complete_fileThatIsAFolder_isNamed() {
    assertThat(terminal.run("complete", "--file", home.toString())).isEqualTo(2);

    assertThat(terminal.err()).startsWith("error: --file: is a folder: " + home);
  }

  @Test
  void complete_emptyStandardInput_isRefused() {
    terminal.input("");

    assertThat(terminal.run("complete")).isEqualTo(2);
    assertThat(terminal.err()).contains("standard input is empty");
  }
}
