package app.tune.studio.testkit.internal.completion;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.Usage;
import app.tune.studio.testkit.internal.language.Sequence;

/** Takes a generation's progress and makes an answer of it: in one piece, or as it goes. */
interface AnswerWriter {

  /** Called before the first token. */
  void begin();

  /** More text of a choice; never empty. */
  void text(int index, String text);

  /** A choice has come to its end. */
  void finished(int index, Sequence.Ending ending, Usage usage);

  /** All choices have come to their ends: the exchange is ended here. */
  void complete(Usage usage);

  /** The name of an ending on the wire. */
  static String finishReason(Sequence.Ending ending) {
    return switch (ending) {
      case STOP -> CompletionChoice.FINISH_REASON_STOP;
      case LENGTH -> CompletionChoice.FINISH_REASON_LENGTH;
    };
  }
}
