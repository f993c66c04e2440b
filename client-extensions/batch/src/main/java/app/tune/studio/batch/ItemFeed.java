package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.IdSet;
import java.io.IOException;
import java.util.List;

/** Reads the items that have no result yet and hands them to the workers, on its own thread. */
final class ItemFeed {

  private final BatchInput input;
  private final IdSet ids;
  private final ResultOrder order;
  private final Handoff<Task> tasks;
  private final Tally tally;
  private long items;
  private volatile boolean handedOn;

  ItemFeed(BatchInput input, IdSet ids, ResultOrder order, Handoff<Task> tasks, Tally tally) {
    this.input = input;
    this.ids = ids;
    this.order = order;
    this.tasks = tasks;
    this.tally = tally;
  }

  /**
   * Reads to the end of the input, or until the run ends. Returns how many items the input has, -1
   * where it was not read to its end.
   *
   * @throws BatchInputException where a stream is at fault, or a file has changed since its check
   */
  long work() throws InterruptedException {
    try (ItemReader reader = input.open()) {
      long sequence = 0;
      BatchItem item = reader.next();
      while (item != null) {
        items++;
        if ((marks(item) & IdSet.RESULT) == 0) {
          order.enter();
          handedOn = true;
          if (!tasks.put(new Task(item, sequence++))) {
            return -1;
          }
        } else if (!input.isRepeatable()) {
          tally.skipped();
        }
        item = reader.next();
      }
      return items;
    } catch (FaultyLineException e) {
      throw new BatchInputException(input.toString(), List.of(e.fault()), 1);
    } catch (IOException e) {
      throw InputCheck.unreadable(input, e);
    }
  }

  /** Returns whether a worker may have got an item. */
  boolean hasHandedOn() {
    return handedOn;
  }

  private int marks(BatchItem item) {
    int before = ids.mark(item.id(), IdSet.INPUT);
    boolean known = (before & IdSet.INPUT) != 0;
    if (known != input.isRepeatable()) {
      String fault =
          known ? InputCheck.repeats(item.id()) : item.id() + " was not there when it was checked";
      throw new BatchInputException(
          input.toString(), List.of(new InputFault(item.line(), fault)), 1);
    }
    return before;
  }
}
