package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.script.Copied;
import app.tune.studio.testkit.internal.script.Ending;
import app.tune.studio.testkit.internal.script.Script;
import app.tune.studio.testkit.internal.script.Step;
import app.tune.studio.testkit.internal.script.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The steps common to all answers: pieces, waits and endings, played in the order in which they
 * were added. The last ending set applies.
 *
 * @param <S> the type of the answer
 */
public abstract sealed class ScriptedAnswer<S extends ScriptedAnswer<S>> extends Answer
    permits HttpAnswer, RawAnswer {
  final Script script;
  final Ending ending;

  ScriptedAnswer(Script script, Ending ending) {
    this.script = script;
    this.ending = ending;
  }

  abstract S with(Script script, Ending ending);

  /** Returns the steps to play: the added ones, unless a subclass adds its own. */
  Script played() {
    return script;
  }

  final S then(Step step) {
    return with(script.then(step), ending);
  }

  /**
   * Writes bytes of the body as one piece: in one write, and as one chunk if the body is chunked.
   *
   * @param bytes the bytes, sent as is
   * @return this answer
   */
  public final S write(byte[] bytes) {
    return then(Step.write(bytes));
  }

  /**
   * Writes a text as one piece.
   *
   * @param text the text, encoded in UTF-8
   * @return this answer
   */
  public final S write(String text) {
    return write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a text repeatedly, each time as a separate piece, without buffering: for huge bodies,
   * and endless lines or headers.
   *
   * @param text the text, encoded in UTF-8
   * @param times the number of repetitions; {@link Long#MAX_VALUE} for endless ones
   * @return this answer
   */
  public final S repeat(String text, long times) {
    if (times < 0) {
      throw new IllegalArgumentException("times must not be negative: " + times);
    }
    return then(new Step.Written(text.getBytes(StandardCharsets.UTF_8), times));
  }

  /**
   * Writes pieces as they become available, and closes their source. Such an answer can be used for
   * one request only.
   *
   * @param pieces the source of the bytes
   * @return this answer
   */
  public final S write(Pieces pieces) {
    return then(new Copied(pieces));
  }

  /**
   * Waits until the latch reaches zero.
   *
   * @param latch holds the answer back until it reaches zero
   * @return this answer
   */
  public final S await(CountDownLatch latch) {
    return then(wire -> latch.await());
  }

  /**
   * Waits until the gate lets this answer pass.
   *
   * @param gate holds the answer back until it is opened
   * @return this answer
   */
  public final S await(Gate gate) {
    return then(wire -> gate.pass());
  }

  /**
   * Waits for the given time.
   *
   * @param duration the time to wait, in real time
   * @return this answer
   */
  public final S pause(Duration duration) {
    long nanos = notNegative(duration).toNanos();
    return then(wire -> TimeUnit.NANOSECONDS.sleep(nanos));
  }

  /**
   * Runs code on the server's thread, after all preceding pieces are written.
   *
   * @param code the code to run; may block
   * @return this answer
   */
  public final S run(Runnable code) {
    return then(wire -> code.run());
  }

  /**
   * Closes the connection with a FIN in the middle of the body, without the last chunk or the rest.
   *
   * @return this answer
   */
  public final S cut() {
    return with(script, Ending.CUT);
  }

  /**
   * Resets the connection (RST) in the middle of the body.
   *
   * @return this answer
   */
  public final S reset() {
    return with(script, Ending.RESET);
  }

  /**
   * Sends nothing more, and leaves the connection open until the client or the server closes it.
   *
   * @return this answer
   */
  public final S stall() {
    return with(script, Ending.STALL);
  }

  @Override
  final boolean waits() {
    return played().waits() || ending == Ending.STALL || waitsBeforeHead();
  }

  boolean waitsBeforeHead() {
    return false;
  }

  /** Plays the steps, then the ending. */
  final boolean playScript(Wire wire, boolean lengthDelimited, boolean flushFirst)
      throws IOException, InterruptedException {
    Deque<Step> steps = played().steps();
    boolean ends = ending == Ending.KEEP_OPEN || ending == Ending.CLOSE;
    try {
      if (flushFirst) {
        wire.flush();
      }
      while (!steps.isEmpty()) {
        if (steps.getFirst().waits()) {
          wire.flush();
        } else if (ends && lengthDelimited && steps.size() == 1) {
          wire.markEnding();
        }
        steps.removeFirst().play(wire);
      }
      return end(wire);
    } finally {
      steps.forEach(Step::abandon);
    }
  }

  private boolean end(Wire wire) throws IOException, InterruptedException {
    switch (ending) {
      case KEEP_OPEN -> wire.end();
      case CLOSE -> {
        wire.end();
        wire.close();
      }
      case CUT -> {
        wire.flush();
        wire.cut();
      }
      case RESET -> {
        wire.flush();
        wire.reset();
      }
      case STALL -> {
        wire.flush();
        new CountDownLatch(1).await();
      }
    }
    return ending == Ending.KEEP_OPEN;
  }
}
