package app.tune.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.EventStreamAnswer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several choices in one stream, in whatever order their parts arrive. */
class ChoiceOrderTest {

  @TempDir private Path home;

  private static String part(int index, String text, boolean last) {
    return "{\"choices\":[{\"index\":%d,\"text\":\"%s\",\"finish_reason\":%s}]}"
        .formatted(index, text, last ? "\"stop\"" : "null");
  }

  private String complete(String... parts) {
    try (ScriptedServer server = ScriptedServer.start()) {
      EventStreamAnswer answer = Answer.eventStream();
      for (String part : parts) {
        answer = answer.data(part);
      }
      server.enqueue(answer.data("[DONE]"));
      Terminal terminal = new Terminal(home).variable("TUNE_BASE_URL", server.baseUrl());
      assertThat(terminal.run("complete", "Once", "--n=3")).as(terminal.err()).isZero();
      return terminal.out();
    }
  }

  @Test
  void complete_laterChoicesFinishFirst_areShownInTheirTurn() {
    assertThat(
            complete(
                part(2, "c", true), part(1, "b", true), part(0, "a", false), part(0, "A", true)))
        .isEqualToNormalizingNewlines(
            """
            ==> 1 of 3 <==
            aA
            ==> 2 of 3 <==
            b
            ==> 3 of 3 <==
            c
            """);
  }

  @Test
  void complete_choicesWithoutIndex_haveThatOfTheirPlace() {
    assertThat(
            complete(
                "{\"choices\":[{\"text\":\"a\"},{\"text\":\"b\"},{\"text\":\"c\"}]}",
                "{\"choices\":[{\"text\":\"A\"},{\"text\":\"B\"},{\"text\":\"C\"}]}"))
        .isEqualToNormalizingNewlines(
            """
            ==> 1 of 3 <==
            aA
            ==> 2 of 3 <==
            bB
            ==> 3 of 3 <==
            cC
            """);
  }

  @Test
  void complete_textAfterAFinishReason_isShownAtTheEnd() {
    assertThat(
            complete(
                part(0, "a", true), part(1, "b", true), part(0, " more", true), part(2, "c", true)))
        .isEqualToNormalizingNewlines(
            """
            ==> 1 of 3 <==
            a
            ==> 2 of 3 <==
            b
            ==> 3 of 3 <==
            c
            ==> 1 of 3 <==
             more
            """);
  }
}
