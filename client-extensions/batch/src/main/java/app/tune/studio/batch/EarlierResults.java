package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.IdSet;
import app.tune.studio.batch.internal.file.JournalEntry;

/** Checks what an output holds already against the input, and notes which items have a result. */
final class EarlierResults {

  private final BatchInput input;
  private final BatchOutput output;
  private final IdSet ids;
  private final boolean retryFailed;

  /**
   * Notes nothing yet.
   *
   * @param retryFailed whether error lines are no results
   */
  EarlierResults(BatchInput input, BatchOutput output, IdSet ids, boolean retryFailed) {
    this.input = input;
    this.output = output;
    this.ids = ids;
    this.retryFailed = retryFailed;
  }

  /**
   * Notes a line, if it is a result. Returns whether it is one.
   *
   * @throws BatchOutputException where the item has a result already
   */
  boolean note(JournalEntry entry) {
    if (retryFailed && entry.failed()) {
      return false;
    }
    if ((ids.mark(entry.id(), IdSet.RESULT) & IdSet.RESULT) != 0) {
      throw new BatchOutputException(where(entry) + " repeats", null);
    }
    return true;
  }

  /**
   * Refuses a line of another input; called when the ids of the input are known. Where an input can
   * be read once only, they never are.
   *
   * @throws BatchOutputException where no item has this id
   */
  void requireItem(JournalEntry entry) {
    if (input.isRepeatable() && (ids.marks(entry.id()) & IdSet.INPUT) == 0) {
      throw new BatchOutputException(
          where(entry) + " is not in " + input + ": a result of another input", null);
    }
  }

  private String where(JournalEntry entry) {
    return output + ": line " + entry.line() + ": the id " + entry.id();
  }
}
