package app.tune.studio.regeneration;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four lines of the contract make a string a string or a list, and callers need no change. */
class SeveralPromptsTest {
  private static final String PROMPT = "        prompt:\n          type: string\n";
  private static final String PROMPTS =
      """
              prompt:
                oneOf:
                  - type: string
                  - type: array
                    items: {type: string}
      """;
  private static final String CALLER =
      """
      import app.tune.studio.api.TextCompletionsApi;
      import app.tune.studio.client.TuneStudioClient;
      import app.tune.studio.model.TextCompletionRequest;
      import java.util.List;

      public final class Caller {
        private Caller() {}

        public static void call(String baseUrl) {
          try (TuneStudioClient tune = TuneStudioClient.builder().baseUrl(baseUrl).apiKey("key").build()) {
            TextCompletionsApi api = tune.api(TextCompletionsApi.class);
            api.createTextCompletion(null, TextCompletionRequest.builder().prompt("a").build());
            api.createTextCompletion(
                null, TextCompletionRequest.builder().prompt(List.of("a", "b")).build());
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void promptOfTheContract_madeAUnion_isSentInBothForms() throws Throwable {
    String yaml = Files.readString(Path.of("../../openapi/tune-studio.yaml"));
    assertThat(yaml).contains(PROMPT);
    Path contract = folder.resolve("tune-studio.yaml");
    Files.writeString(contract, yaml.replace(PROMPT, PROMPTS));
    Path input = folder.resolve("input.yaml");
    assertThat(ContractCheck.findings(contract, input)).isEmpty();
    List<Path> sources = new ArrayList<>(Generator.generate(input, folder.resolve("sources")));
    sources.add(Files.writeString(folder.resolve("Caller.java"), CALLER));

    try (ScriptedServer server = ScriptedServer.start()) {
      server.otherwise(Answer.json("{\"choices\":[{\"text\":\"x\",\"finish_reason\":\"stop\"}]}"));
      Compiler.compile(sources).call("Caller", "call", server.baseUrl());

      assertThat(server.takeRequest()).hasJson("{\"prompt\":\"a\"}");
      assertThat(server.takeRequest()).hasJson("{\"prompt\":[\"a\",\"b\"]}");
    }
  }
}
