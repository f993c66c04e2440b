package app.tune.studio.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * In which order results are written: as they come, or in the order of the input, for which a
 * bounded window of them is held back. Items enter it on the reader's thread, results leave it on
 * the writer's.
 */
final class ResultOrder {

  /** Beyond it, letting everybody enter would exceed what a semaphore counts. */
  private static final int MAX_WINDOW = Integer.MAX_VALUE / 2;

  private final boolean sorted;
  private final Semaphore window;
  private final TreeMap<Long, Finished> held = new TreeMap<>();
  private final AtomicBoolean opened = new AtomicBoolean();
  private long next;

  /** Takes the size of the window, 0 for the order in which results come. */
  ResultOrder(int window) {
    this.sorted = window > 0;
    this.window = new Semaphore(Math.min(window, MAX_WINDOW));
  }

  /** Waits until the window has room for one more item. */
  void enter() throws InterruptedException {
    if (sorted) {
      window.acquire();
    }
  }

  /** Lets everybody enter, since the run ends. */
  void open() {
    if (opened.compareAndSet(false, true)) {
      window.release(MAX_WINDOW);
    }
  }

  /** Takes results, and returns what can be written now. */
  List<Finished> ready(List<Finished> results) {
    if (!sorted) {
      return results;
    }
    results.forEach(result -> held.put(result.task().sequence(), result));
    List<Finished> ready = new ArrayList<>();
    Finished first = held.remove(next);
    while (first != null) {
      ready.add(first);
      window.release();
      next++;
      first = held.remove(next);
    }
    return ready;
  }

  /** Returns what waits for results that will not come: it was paid for. */
  List<Finished> rest() {
    List<Finished> rest = new ArrayList<>(held.values());
    held.clear();
    return rest;
  }
}
