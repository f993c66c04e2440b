package app.tune.studio.testkit.script;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one answer, and can be stopped from another thread while it waits. */
final class Player implements Runnable {
  private final Answer answer;
  private final Wire wire;
  private final Runnable onClientLeft;
  private final Runnable onEnd;
  private final Consumer<Exception> onFailure;
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch done = new CountDownLatch(1);
  private @Nullable Thread runner;
  private boolean stopped;
  private boolean over;
  private volatile boolean keepOpen;

  Player(
      Answer answer,
      Wire wire,
      Runnable onClientLeft,
      Runnable onEnd,
      Consumer<Exception> onFailure) {
    this.answer = answer;
    this.wire = wire;
    this.onClientLeft = onClientLeft;
    this.onEnd = onEnd;
    this.onFailure = onFailure;
  }

  @Override
  public void run() {
    try {
      if (begin()) {
        keepOpen = answer.play(wire) && !wire.lastRequest();
      }
      over = true;
    } catch (IOException e) {
      // A write failed, so the client has gone without the rest, however near the end it was.
      stopForClient();
    } catch (InterruptedException e) {
      // Stopped: whoever did it knows why. The thread goes back to its pool uninterrupted.
      keepOpen = false;
    } catch (RuntimeException e) {
      if (stop()) {
        onFailure.accept(e);
      }
    } finally {
      end();
    }
  }

  /** Stops the answer because the client has gone; does nothing once the last write has begun. */
  void clientLeft() {
    if (!wire.isEnding()) {
      stopForClient();
    }
  }

  private void stopForClient() {
    if (stop()) {
      onClientLeft.run();
    }
  }

  /** Stops the answer, whatever it waits for; returns false if it was stopped before. */
  boolean stop() {
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

  /** Waits for the end of the answer; returns whether the connection can take another request. */
  boolean awaitEnd() throws InterruptedException {
    done.await();
    return keepOpen;
  }

  private void close() {
    try {
      if (over) {
        wire.close();
      } else {
        wire.cut();
      }
    } catch (IOException e) {
      onFailure.accept(e);
    }
  }

  private boolean begin() {
    return Locks.get(
        lock,
        () -> {
          runner = Thread.currentThread();
          return !stopped;
        });
  }

  private void end() {
    if (!keepOpen) {
      close();
    }
    Locks.run(
        lock,
        () -> {
          runner = null;
          Thread.interrupted();
        });
    onEnd.run();
    done.countDown();
  }
}
