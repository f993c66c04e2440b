package consumer;

import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.IncompleteStreamException;

/** What the tests are about. */
record Story(String url, String key) {

  String write(String beginning) {
    try (TuneStudioClient tune = TuneStudioClient.builder().baseUrl(url).apiKey(key).build();
        var stream = tune.textCompletions().stream(r -> r.prompt(beginning))) {
      return stream.completion().text();
    } catch (IncompleteStreamException cut) {
      return cut.partialText() + " …";
    }
  }
}
