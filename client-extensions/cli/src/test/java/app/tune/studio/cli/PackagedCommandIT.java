package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.cli.CommandProcess.Result;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged command as a process of its own: signals, pipes, statuses, the process list. */
@EnabledOnOs(OS.LINUX)
class PackagedCommandIT {

  private static final Duration CEILING = Duration.ofSeconds(60);
  private static final String KEY = "secret-key-of-the-test";
  private static final String CHUNK = "{\"choices\":[{\"index\":0,\"text\":\"Once upon\"}]}";

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void complete_signal_endsTheStreamAndTheServerSeesIt(String signal, int status) throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.eventStream().data(CHUNK).stall());
      try (CommandProcess command =
          CommandProcess.tune(List.of("complete", "Once", "--base-url", server.baseUrl()))) {
        assertThat(command.awaitOutput("Once upon".length())).isEqualTo("Once upon");

        command.signal(signal);

        Result result = command.result();
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.out()).isEqualTo("\n");
        assertThat(result.err()).isEmpty();
        server.awaitNothingLeftOpen(CEILING);
      }
    }
  }

  @Test
  void complete_whileItRuns_showsNoKeyInTheProcessList() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.eventStream().data(CHUNK).stall());
      try (CommandProcess command =
          CommandProcess.tune(
              List.of("complete", "Once", "--base-url", server.baseUrl()), "TUNE_API_KEY=" + KEY)) {
        command.awaitOutput(1);
        new Sent(server.takeRequest()).hasHeader("Authorization", KEY);

        String line = Files.readString(Path.of("/proc/" + command.process().pid() + "/cmdline"));

        assertThat(line).contains("java", "complete").doesNotContain(KEY);
      }
    }
  }

  @Test
  void check_homeOfTheShell_isWhereTheConfigurationIs(@TempDir Path home) throws Exception {
    Path file = home.resolve(".config/tune/config.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "profiles: {default: {base-url: 'http://127.0.0.1:1'}}");
    try (CommandProcess command =
        CommandProcess.tune(List.of("check"), "HOME=" + home, "XDG_CONFIG_HOME=")) {
      assertThat(command.result().out()).contains(file.toString(), "http://127.0.0.1:1 ");
    }
  }

  @Test
  void complete_behindHead_endsQuietlyWith141() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.eventStream().repeat("data: " + CHUNK + "\n\n", Long.MAX_VALUE));
      try (CommandProcess command =
          CommandProcess.bash(
              "\"$tune\" complete Once | head -c 5; exit ${PIPESTATUS[0]}",
              "TUNE_BASE_URL=" + server.baseUrl())) {
        Result result = command.result();

        assertThat(result.status()).isEqualTo(141);
        assertThat(result.out()).hasSize(5);
        assertThat(result.err()).isEmpty();
        server.awaitNothingLeftOpen(CEILING);
      }
    }
  }

  @Test
  void batch_behindHead_endsWith141AndKeepsTheOtherResults(@TempDir Path folder) throws Exception {
    int items = 2000; // more results than a pipe holds
    Path input = Files.writeString(folder.resolve("in.txt"), "Once\n".repeat(items));
    AtomicInteger requests = new AtomicInteger();
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(
          request -> {
            requests.incrementAndGet();
            return Answer.json(CHUNK);
          });
      try (CommandProcess command =
          CommandProcess.bash(
              "\"$tune\" batch '" + input + "' -o - -q | head -n 1; exit ${PIPESTATUS[0]}",
              "TUNE_BASE_URL=" + server.baseUrl(),
              "TUNE_JAVA_OPTS=-Djava.io.tmpdir=" + folder)) {
        Result result = command.result();

        assertThat(result.status()).isEqualTo(141);
        assertThat(result.out()).startsWith("{\"id\":").hasLineCount(1);
        assertThat(result.err()).startsWith("hint: results that were paid for").hasLineCount(1);
        Path rest = Path.of(result.err().strip().replaceAll(".* are in ", ""));
        assertThat(rest).hasParent(folder).content().contains("\"custom_id\":");
        assertThat(requests).hasValueLessThan(items);
      }
    }
  }

  @Test
  void complete_inAPipeline_readsAndWritesUtf8InThePosixLocale() throws Exception {
    String escaped =
        "$'f\\303\\274r \\360\\237\\246\\212'"; // whatever the locale of this process is
    try (ScriptedServer server = ScriptedServer.start()) {
      server.otherwise(
          Answer.eventStream()
              .data("{\"choices\":[{\"index\":0,\"text\":\"hé🦊\",\"finish_reason\":\"stop\"}]}")
              .data("[DONE]"));
      try (CommandProcess command =
          CommandProcess.bash(
              "\"$tune\" complete -q T && printf T | \"$tune\" complete -q".replace("T", escaped),
              "LC_ALL=POSIX",
              "TUNE_BASE_URL=" + server.baseUrl())) {

        assertThat(command.result().out()).isEqualTo("hé🦊\nhé🦊\n");

        for (int i = 0; i < 2; i++) {
          byte[] body = server.takeRequest().body();
          assertThat(new JsonMapper().readTree(body).path("prompt").asText()).isEqualTo("für 🦊");
        }
      }
    }
  }

  @Test
  void complete_wrongOption_exitsWith2() throws Exception {
    try (CommandProcess command = CommandProcess.tune(List.of("complete", "Once", "--top-p=2"))) {
      Result result = command.result();

      assertThat(result.status()).isEqualTo(2);
      assertThat(result.err()).startsWith("error: --top-p: must be");
    }
  }

  @Test
  void batch_ctrlCAndTheSameCommandAgain_sendsEachItemOnce(@TempDir Path folder) throws Exception {
    int items = 300;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < items; i++) {
      lines.append("{\"id\":\"").append(i).append("\",\"prompt\":\"x\"}\n");
    }
    String input = Files.writeString(folder.resolve("in.jsonl"), lines).toString();
    Path output = folder.resolve("out.jsonl");
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch underWay = new CountDownLatch(20);
    try (ScriptedServer server = ScriptedServer.start()) {
      server.handler(
          request -> {
            requests.incrementAndGet();
            underWay.countDown();
            return Answer.json(CHUNK).pauseBeforeHead(Duration.ofMillis(20));
          });
      List<String> line =
          List.of("batch", input, "-o", output.toString(), "--base-url", server.baseUrl());
      try (CommandProcess first = CommandProcess.tune(line)) {
        assertThat(underWay.await(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
        first.signal("INT");

        Result stopped = first.result();

        assertThat(stopped.status()).as(stopped.err()).isEqualTo(130);
        assertThat(Files.readAllLines(output)).hasSizeLessThan(items);
      }
      try (CommandProcess second = CommandProcess.tune(line)) {
        assertThat(second.result().status()).isZero();
      }
    }
    assertThat(Files.readAllLines(output)).hasSize(items);
    assertThat(requests).hasValue(items);
  }

  @Test
  void serve_asAProcess_isCheckedAndEndsAtCtrlC() throws Exception {
    try (CommandProcess serving = CommandProcess.tune(List.of("serve", "--no-key"))) {
      String url = serving.process().inputReader().readLine().split(" ")[1];
      String base = url.substring(0, url.indexOf('/', "http://".length()));
      try (CommandProcess check = CommandProcess.tune(List.of("check", "--base-url", base))) {
        assertThat(check.result().status()).isZero();
      }

      serving.signal("INT");

      assertThat(serving.process().waitFor()).isEqualTo(130);
    }
  }

  @Test
  void generateCompletion_inBash_completesOptionsOfTheContract() throws Exception {
    String line =
        "source <(\"$tune\" generate-completion); COMP_WORDS=(tune complete --max-t); COMP_CWORD=2;"
            + " COMP_LINE='tune complete --max-t'; COMP_POINT=${#COMP_LINE}; _complete_tune"
            + " 2>/dev/null; echo \"${COMPREPLY[@]}\"";
    try (CommandProcess command = CommandProcess.bash(line)) {
      assertThat(command.result().out()).contains("--max-tokens");
    }
  }

  @Test
  void help_onATerminal_hasColorsUnlessNoColorIsSet() throws Exception {
    String line = "TERM=xterm script -qec '\"$tune\" --help' /dev/null | cat";
    try (CommandProcess plain = CommandProcess.bash(line, "NO_COLOR=1");
        CommandProcess colored = CommandProcess.bash(line)) {
      assertThat(colored.result().out()).contains("Usage:", "\u001B[");
      assertThat(plain.result().out()).contains("Usage:").doesNotContain("\u001B[");
    }
  }

  @Test
  void jar_withoutTheScript_runsToo() throws Exception {
    try (CommandProcess command =
        CommandProcess.bash("\"$JAVA_HOME/bin/java\" -jar \"$tune\" --version")) {
      Result result = command.result();

      assertThat(result.status()).isZero();
      assertThat(result.out()).startsWith("tune 0.").contains("Java ");
    }
  }
}
