package app.tune.studio.testkit.internal.script;

import app.tune.studio.testkit.internal.concurrent.Locks;
import app.tune.studio.testkit.internal.http.Exchange;
import app.tune.studio.testkit.internal.http.Party;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes one answer on the calling thread, which is interrupted when the client disconnects. */
public final class Player {

  /** Writes an answer. */
  @FunctionalInterface
  public interface Play {
    /** Writes the answer and returns whether the connection can be reused. */
    boolean on(Wire wire) throws IOException, InterruptedException;
  }

  private final Exchange exchange;
  private final Play play;
  private final boolean waits;
  private final Wire wire;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread runner;
  private boolean stopped;

  /**
   * Creates a player for an answer.
   *
   * @param waits whether the answer may block; one that does not is written to its end, even if the
   *     client has ended its sending side, as long as writes succeed
   */
  public Player(Exchange exchange, Play play, boolean waits) {
    this.exchange = exchange;
    this.play = play;
    this.waits = waits;
    this.wire = new Wire(exchange);
  }

  /** Writes the answer and ends the exchange. */
  public void run() {
    runner = Thread.currentThread();
    exchange.onAbandoned(this::abandoned);
    boolean complete = false;
    boolean keepOpen = false;
    try {
      if (!isStopped()) {
        keepOpen = play.on(wire) && !wire.isLastRequest();
        complete = true;
      }
    } catch (IOException e) {
      // A write failed, so the client disconnected before the end.
      clientLeft();
    } catch (InterruptedException e) {
      // Stopped by stop(). The thread returns to its pool uninterrupted.
    } catch (RuntimeException | AssertionError e) {
      if (stop()) {
        exchange.reportProblem("answer", e);
      }
    } finally {
      rest();
      end(complete, keepOpen);
    }
  }

  private void end(boolean complete, boolean keepOpen) {
    if (keepOpen) {
      exchange.end();
    } else if (complete) {
      wire.close();
    } else {
      wire.cut();
    }
  }

  private void abandoned(Party by) {
    if (by == Party.SERVER) {
      stop();
    } else if (waits && !wire.isEnding()) {
      clientLeft();
    }
  }

  private void clientLeft() {
    if (stop()) {
      exchange.reportClientLeft();
    }
  }

  private boolean isStopped() {
    return Locks.get(lock, () -> stopped);
  }

  /** Interrupts the answer; returns false if it was already stopped. */
  private boolean stop() {
    return Locks.get(
        lock,
        () -> {
          if (stopped) {
            return false;
          }
          stopped = true;
          if (runner != null && runner != Thread.currentThread()) {
            runner.interrupt();
          }
          return true;
        });
  }

  /** Detaches the thread and clears its interrupt flag. */
  private void rest() {
    Locks.run(
        lock,
        () -> {
          runner = null;
          Thread.interrupted();
        });
  }
}
