package app.tune.studio.benchmarks.contestant;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletionChunk;
import java.util.List;
import java.util.Objects;

/** Our blocking calls: {@code create} and {@code stream}. */
final class TuneBlocking implements BlockingContestant {

  private final TuneStudioClient tune;

  TuneBlocking(String url) {
    this.tune = client(url).build();
  }

  static TuneStudioClientBuilder client(String url) {
    return TuneStudioClient.builder().openAiCompatible(url).apiKey("key");
  }

  static void deliver(TextCompletionChunk chunk, TokenListener listener) {
    List<CompletionChoice> choices = chunk.choices();
    if (choices != null && !choices.isEmpty()) {
      listener.onToken(TokenListener.timestamp(Objects.requireNonNull(choices.get(0).text())));
    }
  }

  @Override
  public String complete(String prompt) {
    return tune.textCompletions().create(r -> r.model("user/model").prompt(prompt)).text();
  }

  @Override
  public void stream(String prompt, TokenListener listener) {
    try (CompletionStream stream = start(prompt)) {
      for (TextCompletionChunk chunk : stream) {
        deliver(chunk, listener);
      }
    }
  }

  private CompletionStream start(String prompt) {
    return tune.textCompletions().stream(r -> r.model("user/model").prompt(prompt));
  }

  @Override
  public AutoCloseable open(String prompt) {
    CompletionStream stream = start(prompt);
    stream.iterator().next();
    return stream;
  }

  @Override
  public void close() {
    tune.close();
  }
}
