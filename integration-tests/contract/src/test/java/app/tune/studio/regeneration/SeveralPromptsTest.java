package app.tune.studio.regeneration;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
  private static final String STOP =
      "        stop:\n          type: array\n          items:\n            type: string\n";
  private static final String STOPS = PROMPTS.replace("prompt:", "stop:");
  private static final Path TESTKIT = Path.of("../../client-extensions/testkit/src/main/java");
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

  private static final String SERVER_CALLER =
      """
      import app.tune.studio.api.TextCompletionsApi;
      import app.tune.studio.client.TuneStudioClient;
      import app.tune.studio.model.TextCompletion;
      import app.tune.studio.model.TextCompletionRequest;
      import app.tune.studio.testkit.TuneStudioServer;
      import java.util.List;

      public final class Caller {
        private Caller() {}

        public static String call() {
          try (TuneStudioServer server = TuneStudioServer.start();
              TuneStudioClient tune = TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
            TextCompletionRequest request =
                TextCompletionRequest.builder()
                    .prompt(List.of("One", "Two"))
                    .stop("end")
                    .n(2)
                    .maxTokens(0)
                    .echo(true)
                    .build();
            TextCompletion completion = tune.api(TextCompletionsApi.class).createTextCompletion(null, request);
            return completion.choices().stream().map(it -> it.index() + it.text()).toList().toString();
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void promptOfTheContract_madeAUnion_isSentInBothForms() throws Throwable {
    List<Path> sources = generate(CALLER, contract().replace(PROMPT, PROMPTS));

    try (ScriptedServer server = ScriptedServer.start()) {
      server.otherwise(Answer.json("{\"choices\":[{\"text\":\"x\",\"finish_reason\":\"stop\"}]}"));
      Compiler.compile(sources).call("Caller", "call", server.baseUrl());

      assertThat(server.takeRequest()).hasJson("{\"prompt\":\"a\"}");
      assertThat(server.takeRequest()).hasJson("{\"prompt\":[\"a\",\"b\"]}");
    }
  }

  @Test
  void testServer_promptAndStopMadeUnions_compilesAndAnswersEachPrompt() throws Throwable {
    String contract = contract().replace(PROMPT, PROMPTS).replace(STOP, STOPS);
    List<Path> sources = generate(SERVER_CALLER, contract);
    try (Stream<Path> files = Files.walk(TESTKIT)) {
      files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
          .forEach(sources::add);
    }

    assertThat(Compiler.compile(sources).call("Caller", "call"))
        .isEqualTo("[0One, 1One, 2Two, 3Two]");
  }

  private static String contract() throws IOException {
    String yaml = Files.readString(Path.of("../../openapi/tune-studio.yaml"));
    assertThat(yaml).contains(PROMPT, STOP);
    return yaml;
  }

  private List<Path> generate(String caller, String yaml) throws Exception {
    Path contract = Files.writeString(folder.resolve("tune-studio.yaml"), yaml);
    Path input = folder.resolve("input.yaml");
    assertThat(ContractCheck.findings(contract, input)).isEmpty();
    List<Path> sources = new ArrayList<>(Generator.generate(input, folder.resolve("sources")));
    sources.add(Files.writeString(folder.resolve("Caller.java"), caller));
    return sources;
  }
}
