package app.tune.studio.testkit.internal.script;

import app.tune.studio.testkit.internal.concurrent.Locks;
import app.tune.studio.testkit.internal.http.Exchange;
import app.tune.studio.testkit.internal.http.Party;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes one answer on the calling thread, which is interrupted when nobody waits for it. */
public final class Player {

  /** Writes an answer. */
  @FunctionalInterface
  public interface Play {
    /** Writes it, and returns whether the connection can take another request. */
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
   * Prepares an answer to be written.
   *
   * @param waits whether the answer may wait for something: one that does not is written to its end
   *     even to a client that sends nothing more, as long as writing works
   */
  public Player(Exchange exchange, Play play, boolean waits) {
    this.exchange = exchange;
    this.play = play;
    this.waits = waits;
    this.wire = new Wire(exchange);
  }

  /** Writes the answer, and ends the exchange. */
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
      // A write failed, so the client has gone without the rest, however near the end it was.
      clientLeft();
    } catch (InterruptedException e) {
      // Stopped by whoever knows why. The thread goes back to its pool uninterrupted.
    } catch (RuntimeException e) {
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

  /** Stops the answer, whatever it waits for; returns false if it was stopped before. */
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

  /** Takes the thread out of reach, uninterrupted. */
  private void rest() {
    Locks.run(
        lock,
        () -> {
          runner = null;
          Thread.interrupted();
        });
  }
}
