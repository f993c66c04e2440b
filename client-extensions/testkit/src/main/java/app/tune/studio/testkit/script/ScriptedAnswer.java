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
 * The steps that all answers share: pieces, waits and endings, played in the order in which they
 * are said. The last ending said is the one that counts.
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

  /** Returns the steps to play: those that were added, unless a kind of answer adds its own. */
  Script played() {
    return script;
  }

  final S then(Step step) {
    return with(script.then(step), ending);
  }

  /**
   * Writes these bytes of the body as one piece: one chunk if the body is chunked, one write.
   *
   * @param bytes the bytes, sent as they are
   * @return this answer
   */
  public final S write(byte[] bytes) {
    return then(Step.write(bytes));
  }

  /**
   * Writes the text as one piece, in UTF-8.
   *
   * @param text the text, sent in UTF-8
   * @return this answer
   */
  public final S write(String text) {
    return write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the text a number of times, each as a piece of its own, without ever holding all of it:
   * for a body of gigabytes, an endless line or an endless header.
   *
   * @param text the text, sent in UTF-8
   * @param times how often; {@link Long#MAX_VALUE} for ever
   * @return this answer
   */
  public final S repeat(String text, long times) {
    if (times < 0) {
      throw new IllegalArgumentException("times must not be negative: " + times);
    }
    return then(new Step.Written(text.getBytes(StandardCharsets.UTF_8), times));
  }

  /**
   * Writes pieces as they come, and closes their source. Such an answer is good for one request.
   *
   * @param pieces gives the bytes
   * @return this answer
   */
  public final S write(Pieces pieces) {
    return then(new Copied(pieces));
  }

  /**
   * Waits until the latch is down.
   *
   * @param latch holds the answer until it is down
   * @return this answer
   */
  public final S await(CountDownLatch latch) {
    return then(wire -> latch.await());
  }

  /**
   * Waits until the gate lets this answer pass.
   *
   * @param gate holds the answer until it is opened
   * @return this answer
   */
  public final S await(Gate gate) {
    return then(wire -> gate.pass());
  }

  /**
   * Waits for a time, for slow answers on a real clock.
   *
   * @param duration how long, on a real clock
   * @return this answer
   */
  public final S pause(Duration duration) {
    long nanos = notNegative(duration).toNanos();
    return then(wire -> TimeUnit.NANOSECONDS.sleep(nanos));
  }

  /**
   * Runs code on the server's thread when the answer gets here, after all pieces before it.
   *
   * @param code what to run; it may block
   * @return this answer
   */
  public final S run(Runnable code) {
    return then(wire -> code.run());
  }

  /**
   * Closes the connection with a FIN in the middle of the body: no last chunk, no rest.
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
   * Sends nothing more, and leaves the connection open until the client or the server leaves.
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
