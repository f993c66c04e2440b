package app.tune.studio.quickstart;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints a plain and then a streamed completion, each piece of text as it arrives. */
public final class Quickstart {

  private static final int MAX_TOKENS = 40;

  private final PrintStream out;
  private final PrintStream err;

  Quickstart(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Takes the file that {@link BuildProgress} waits for, the prompt, and the model's name: Maven
   * hands over null for an empty one. Exits with status 1 after an error, which is one line.
   */
  public static void main(@Nullable String[] args) throws IOException {
    Files.deleteIfExists(Path.of(Objects.requireNonNull(args[0], "the file")));
    System.out.println();
    TextCompletionRequest request =
        TextCompletionRequest.builder()
            .prompt(Objects.requireNonNullElse(args[1], ""))
            .model(args[2])
            .maxTokens(MAX_TOKENS)
            .build();
    System.exit(new Quickstart(System.out, System.err).run(request, System.getenv()));
  }

  /** Returns the status to exit with. */
  int run(TextCompletionRequest request, Map<String, String> environment) {
    try (Target target = Target.of(environment, out)) {
      plain(target.client(), request);
      streamed(target.client(), request);
      return 0;
    } catch (TuneStudioException | IllegalArgumentException e) {
      err.println("error: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
      return 1;
    }
  }

  private void plain(TuneStudioClient tune, TextCompletionRequest request) {
    TextCompletion answer = tune.textCompletions().create(request);
    out.println("plain: " + request.prompt() + answer.text());
    report(answer.usage());
  }

  private void streamed(TuneStudioClient tune, TextCompletionRequest request) {
    try (CompletionStream stream = tune.textCompletions().stream(request)) {
      show("streamed: " + request.prompt());
      try {
        stream.texts().forEach(this::show);
      } finally {
        out.println();
      }
      report(stream.completion().usage());
    }
  }

  private void show(String text) {
    out.print(text);
    out.flush();
  }

  private void report(@Nullable Usage usage) {
    out.println(
        usage == null
            ? "usage: not reported"
            : "usage: prompt "
                + usage.promptTokens()
                + ", completion "
                + usage.completionTokens()
                + ", total "
                + usage.totalTokens()
                + " tokens");
    out.println();
  }
}
