package app.tune.studio.spark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a partition with their completions, in the order of the input, while a bounded number
 * of requests is in flight. Rows behind a slow one go on, up to a bounded distance.
 *
 * <p>One thread reads it; that need not be the task's own, which may close it at any time.
 */
final class CompletionIterator implements Iterator<Row>, AutoCloseable {

  /** How many rows may be between the first unfinished one and the last one that was started. */
  private static final int WINDOW_PER_SLOT = 4;

  private static final long KILL_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Iterator<Row> rows;
  private final RowCompleter completer;
  private final Pacer pacer;
  private final TaskContext task;
  private final Deque<RequestSlot> freeSlots = new ArrayDeque<>();
  private final Deque<RowCompletion> window = new ArrayDeque<>();
  private final int windowSize;
  private final Set<RowCompletion> inFlight = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<RowCompletion> finished = new LinkedBlockingQueue<>();
  private @Nullable RowCompletion waiting;
  private volatile boolean closed;

  CompletionIterator(
      Iterator<Row> rows,
      RowCompleter completer,
      ExecutorClient client,
      int concurrency,
      TaskContext task) {
    this.rows = rows;
    this.completer = completer;
    this.pacer = client.pacer();
    this.task = task;
    this.windowSize = concurrency * WINDOW_PER_SLOT;
    for (int i = 0; i < concurrency; i++) {
      freeSlots.add(new RequestSlot(client));
    }
  }

  @Override
  public boolean hasNext() {
    return !window.isEmpty() || rows.hasNext();
  }

  @Override
  public Row next() {
    while (true) {
      settleFinished();
      completer.checkLimit();
      long wait = startMore();
      RowCompletion first = window.peekFirst();
      if (first == null) {
        throw new NoSuchElementException();
      }
      if (first.isSettled()) {
        window.removeFirst();
        return completer.output(first);
      }
      await(Math.min(wait, KILL_CHECK_NANOS));
    }
  }

  private void settleFinished() {
    boolean any = false;
    for (RowCompletion row = finished.poll(); row != null; row = finished.poll()) {
      inFlight.remove(row);
      freeSlots.add(completer.settle(row));
      any = true;
    }
    if (any) {
      completer.flush();
    }
  }

  /** Starts what may be started; returns after how many nanoseconds to try again. */
  private long startMore() {
    while (!freeSlots.isEmpty()) {
      if (waiting == null) {
        if (window.size() >= windowSize || !rows.hasNext()) {
          break;
        }
        RowCompletion row = completer.prepare(rows.next());
        window.add(row);
        if (row.isSettled()) {
          continue;
        }
        waiting = row;
      }
      long wait = pacer.tryStart();
      if (wait > 0) {
        return wait;
      }
      start(waiting);
      waiting = null;
    }
    return Long.MAX_VALUE;
  }

  private void start(RowCompletion row) {
    inFlight.add(row);
    row.start(freeSlots.removeFirst(), Objects.requireNonNull(row.request), finished::add);
    if (closed) {
      row.cancel();
    }
  }

  private void await(long nanos) {
    try {
      RowCompletion row = finished.poll(nanos, TimeUnit.NANOSECONDS);
      if (row != null) {
        finished.add(row); // settled with all that finished meanwhile
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TaskKilledException("interrupted");
    }
    if (closed || task.isInterrupted()) {
      throw new TaskKilledException("killed while completions were in flight");
    }
  }

  /** Cancels what is in flight: the server sees the connections go. */
  @Override
  public void close() {
    closed = true;
    inFlight.forEach(RowCompletion::cancel);
    completer.close();
  }
}
