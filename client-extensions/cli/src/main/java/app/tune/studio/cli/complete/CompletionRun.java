package app.tune.studio.cli.complete;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.TextCompletionRequest;

/** One completion, from the request to the last word that is written. */
final class CompletionRun {

  private final TuneStudioClient client;
  private final TextCompletionRequest request;
  private final CompletionPrinter printer;
  private final UsageLine usage = new UsageLine();

  CompletionRun(TuneStudioClient client, TextCompletionRequest request, CompletionPrinter printer) {
    this.client = client;
    this.request = request;
    this.printer = printer;
  }

  /** Sends the request and writes what comes; what has come of a failed one is written, too. */
  void run(boolean stream) {
    if (stream) {
      try (CompletionStream chunks = client.textCompletions().stream(request)) {
        chunks.forEach(this::print);
      } finally {
        printer.end();
      }
    } else {
      TextCompletion completion = client.textCompletions().create(request);
      usage.add(completion.usage(), completion.choices());
      printer.print(completion);
      printer.end();
    }
  }

  private void print(TextCompletionChunk chunk) {
    usage.add(chunk.usage(), chunk.choices());
    printer.print(chunk);
  }

  /** Returns what the completion used, as one line. */
  String usage() {
    return usage.toString();
  }
}
