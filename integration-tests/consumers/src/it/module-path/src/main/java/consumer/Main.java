package consumer;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.TuneStudioServer;

/** Completes on the module path, plain and streamed. */
public final class Main {

  public static void main(String[] args) {
    try (TuneStudioServer server = TuneStudioServer.start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
      TextCompletion plain =
          tune.textCompletions()
              .create(r -> r.prompt("Once upon a time").maxTokens(8).put("seed", 7));
      String streamed;
      try (CompletionStream stream =
          tune.textCompletions().stream(r -> r.prompt("Once upon a time").maxTokens(8))) {
        streamed = stream.completion().text();
      }
      String asynchronous =
          tune.textCompletions()
              .createAsync(r -> r.prompt("Once upon a time").maxTokens(8))
              .join()
              .text();
      check(asynchronous != null && !asynchronous.isEmpty(), "no text, asynchronous");
      check(plain.text() != null && !plain.text().isEmpty(), "no text: " + plain);
      check(streamed != null && !streamed.isEmpty(), "nothing streamed");
      check(Main.class.getModule().isNamed(), "not on the module path");
      check(
          TuneStudioClient.class.getModule().getName().equals("app.tune.studio.client"),
          "the client is no module");
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
