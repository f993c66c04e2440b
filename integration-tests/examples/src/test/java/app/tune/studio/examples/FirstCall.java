package app.tune.studio.examples;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletion;

final class FirstCall {
  public static void main(String[] args) {
    try (TuneStudioClient tune = TuneStudioClient.fromEnv()) { // TUNE_API_KEY, TUNE_BASE_URL
      TextCompletion completion =
          tune.textCompletions()
              .create(r -> r.model("user/model").prompt("Once upon a time").maxTokens(64));
      System.out.println(completion.text()); // the first choice; choices() has all of them
      System.out.println(completion.usage()); // null where the server reports none
    }
  }
}
