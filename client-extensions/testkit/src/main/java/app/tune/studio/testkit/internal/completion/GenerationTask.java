package app.tune.studio.testkit.internal.completion;

import app.tune.studio.testkit.internal.http.Exchange;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a generation in short slices on shared threads: between slices it waits for its delay, or
 * for a slow client, without holding a thread. Stops when the client disconnects.
 */
final class GenerationTask implements Runnable {

  private static final System.Logger LOG = System.getLogger(GenerationTask.class.getName());

  /** The number of steps per slice, after which other generations run. */
  private static final int STEPS_PER_SLICE = 16;

  private final Generation generation;
  private final AnswerWriter writer;
  private final Exchange exchange;
  private final Duration delayPerToken;
  private final ScheduledExecutorService workers;
  private final Runnable whenOver;
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * Creates a task.
   *
   * @param whenOver run once: before the end of the response is sent, or when the client has
   *     disconnected
   */
  GenerationTask(
      Generation generation,
      AnswerWriter writer,
      Exchange exchange,
      Duration delayPerToken,
      ScheduledExecutorService workers,
      Runnable whenOver) {
    this.generation = generation;
    this.writer = writer;
    this.exchange = exchange;
    this.delayPerToken = delayPerToken;
    this.workers = workers;
    this.whenOver = whenOver;
  }

  void start() {
    exchange.onAbandoned(
        by -> {
          over();
          exchange.cut();
        });
    guarded(
        () -> {
          writer.begin();
          next();
        });
  }

  @Override
  public void run() {
    guarded(this::slice);
  }

  private void slice() {
    int steps = delayPerToken.isZero() ? STEPS_PER_SLICE : 1;
    for (int i = 0; i < steps && !generation.isDone() && !exchange.isCongested(); i++) {
      if (exchange.isClosed()) {
        return;
      }
      generation.step(writer);
    }
    if (generation.isDone()) {
      over();
      writer.complete(generation.usage());
    } else {
      next();
    }
  }

  /**
   * Closes the exchange on an exception, which the pool would swallow while the client kept
   * waiting.
   */
  private void guarded(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A generation failed", e);
      over();
      exchange.cut();
    }
  }

  private void next() {
    if (exchange.isCongested()) {
      exchange.whenReady(this);
    } else if (delayPerToken.isZero()) {
      workers.execute(this);
    } else {
      workers.schedule(this, delayPerToken.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void over() {
    if (over.compareAndSet(false, true)) {
      whenOver.run();
    }
  }
}
