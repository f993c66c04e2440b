package app.tune.studio.benchmarks.contestant;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletionChunk;
import java.util.List;
import java.util.Objects;

/** Our client, where a thread waits: {@code create} and {@code stream}. */
final class StreamContestant implements Contestant {

  private final TuneStudioClient tune;

  StreamContestant(String url) {
    this.tune = client(url);
  }

  static TuneStudioClient client(String url) {
    return TuneStudioClient.builder().openAiCompatible(url).apiKey("key").build();
  }

  static void tell(TextCompletionChunk chunk, Tokens tokens) {
    List<CompletionChoice> choices = chunk.choices();
    if (choices != null && !choices.isEmpty()) {
      tokens.token(Tokens.stamp(Objects.requireNonNull(choices.get(0).text())));
    }
  }

  @Override
  public String complete(String prompt) {
    return tune.textCompletions().create(r -> r.model("user/model").prompt(prompt)).text();
  }

  @Override
  public void stream(String prompt, Tokens tokens) {
    try (CompletionStream stream = opened(prompt)) {
      for (TextCompletionChunk chunk : stream) {
        tell(chunk, tokens);
      }
    }
  }

  private CompletionStream opened(String prompt) {
    return tune.textCompletions().stream(r -> r.model("user/model").prompt(prompt));
  }

  @Override
  public AutoCloseable open(String prompt) {
    CompletionStream stream = opened(prompt);
    stream.iterator().next();
    return stream;
  }

  @Override
  public void close() {
    tune.close();
  }
}
