package app.tune.studio.cli.complete;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;

/** Writes a completion to standard output, whole or as it is generated. */
interface CompletionPrinter {

  /** Writes a part of a completion. */
  void print(TextCompletionChunk chunk);

  /** Writes a whole completion. */
  void print(TextCompletion completion);

  /** Ends the output, be the completion whole or not. */
  void end();
}
