package app.tune.studio.testkit.internal.completion;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.Usage;
import app.tune.studio.testkit.internal.language.Sequence;

/** Receives a generation's progress and writes the response, plain or streamed. */
interface AnswerWriter {

  /** Called before the first token. */
  void begin();

  /** Called with more text of a choice; never empty. */
  void text(int index, String text);

  /** Called when a choice has ended. */
  void finished(int index, Sequence.Ending ending, Usage usage);

  /** Called when all choices have ended; ends the exchange. */
  void complete(Usage usage);

  /** Returns the wire name of an ending. */
  static String finishReason(Sequence.Ending ending) {
    return switch (ending) {
      case STOP -> CompletionChoice.FINISH_REASON_STOP;
      case LENGTH -> CompletionChoice.FINISH_REASON_LENGTH;
    };
  }
}
