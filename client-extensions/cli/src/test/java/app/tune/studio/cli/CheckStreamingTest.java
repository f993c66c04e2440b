package app.tune.studio.cli;

import static app.tune.studio.cli.CheckTest.COMPLETION;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that complete plain requests, and have trouble with streams. */
class CheckStreamingTest {

  @TempDir private Path home;

  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(home);
  }

  @Test
  void check_serverThatDoesNotStream_isNoted() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(Answer.json(COMPLETION), Answer.json(COMPLETION));

      assertThat(terminal.run("check", "--base-url", server.baseUrl())).isZero();

      assertThat(terminal.out().strip())
          .endsWith("1 event, properly ended; a plain response, this server does not stream");
    }
  }

  @Test
  void check_streamsThatAreCut_adviseAgainstThem() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(
          Answer.json(COMPLETION),
          Answer.eventStream().data("{\"choices\":[{\"index\":0,\"text\":\"x\"}]}").cut());

      assertThat(terminal.run("check", "--base-url", server.baseUrl())).isEqualTo(10);

      assertThat(terminal.out())
          .contains("  ok    completion ", "  FAIL  streaming ")
          .contains("hint: plain completions work: use --no-stream");
    }
  }
}
