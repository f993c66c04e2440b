package consumer;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.TuneStudioServer;
import com.fasterxml.jackson.databind.cfg.PackageVersion;

/** Completes with the Jackson that Spring Boot chooses. */
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
      check(plain.text() != null && !plain.text().isEmpty(), "no text: " + plain);
      check(streamed != null && !streamed.isEmpty(), "nothing streamed");
      System.out.println("Jackson " + PackageVersion.VERSION);
      check(
          !PackageVersion.VERSION.toString().equals(System.getProperty("our.jackson")),
          "not the version of Spring Boot: " + PackageVersion.VERSION);
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
