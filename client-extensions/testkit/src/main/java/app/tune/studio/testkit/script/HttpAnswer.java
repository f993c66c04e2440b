package app.tune.studio.testkit.script;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.testkit.internal.http.Framing;
import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.internal.http.ResponseHead;
import app.tune.studio.testkit.internal.script.Ending;
import app.tune.studio.testkit.internal.script.Script;
import app.tune.studio.testkit.internal.script.Step;
import app.tune.studio.testkit.internal.script.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An answer with a status line, headers and a body.
 *
 * @param <S> the type of the answer
 */
public abstract sealed class HttpAnswer<S extends HttpAnswer<S>> extends ScriptedAnswer<S>
    permits BodyAnswer, CompletionAnswer, CompletionStreamAnswer, EventStreamAnswer {

  /** What an answer is made of: its head, what it waits for before that, its body and its end. */
  record Parts(ResponseHead head, Script before, Script body, Ending ending) {
    Parts(ResponseHead head) {
      this(head, Script.EMPTY, Script.EMPTY, Ending.KEEP_OPEN);
    }
  }

  final ResponseHead head;
  private final Script before;

  HttpAnswer(Parts parts) {
    super(parts.body(), parts.ending());
    this.head = parts.head();
    this.before = parts.before();
  }

  static ResponseHead eventStreamHead() {
    return ResponseHead.of(200)
        .add(MediaType.HEADER, MediaType.EVENT_STREAM)
        .framed(Framing.CHUNKED);
  }

  final Parts parts() {
    return new Parts(head, before, script, ending);
  }

  /** Returns an answer of the same kind that is made of these parts. */
  abstract S with(Parts parts);

  final S with(ResponseHead changed) {
    return with(new Parts(changed, before, script, ending));
  }

  @Override
  final S with(Script changed, Ending end) {
    return with(new Parts(head, before, changed, end));
  }

  private S before(Step step) {
    return with(new Parts(head, before.then(step), script, ending));
  }

  /**
   * Sets the status, from 200 to 999.
   *
   * @param status 200 to 999
   * @return this answer
   */
  public final S withStatus(int status) {
    return with(head.withStatus(status));
  }

  /**
   * Sets the text after the status, instead of the usual one.
   *
   * @param reason the text; may be empty
   * @return this answer
   */
  public final S reason(String reason) {
    return with(head.withReason(reason));
  }

  /**
   * Adds a header; one of the same name stays.
   *
   * @param name the name of the header
   * @param value its value
   * @return this answer
   */
  public final S header(String name, String value) {
    return with(head.add(name, value));
  }

  /**
   * Removes all headers of this name.
   *
   * @param name the name, in any case
   * @return this answer
   */
  public final S withoutHeader(String name) {
    return with(head.remove(name));
  }

  /**
   * Asks the client to wait before it tries again, in whole seconds, rounded up.
   *
   * @param duration zero or more
   * @return this answer
   */
  public final S retryAfter(Duration duration) {
    long seconds = notNegative(duration).plusNanos(999_999_999).toSeconds();
    return with(head.replace(TextCompletionsApi.RETRY_AFTER, Long.toString(seconds)));
  }

  /**
   * Sets the {@code Content-Type}.
   *
   * @param contentType the media type with its parameters
   * @return this answer
   */
  public final S contentType(String contentType) {
    return with(head.replace(MediaType.HEADER, contentType));
  }

  /**
   * Frames the body as chunks, one per piece.
   *
   * @return this answer
   */
  public final S chunked() {
    return with(head.framed(Framing.CHUNKED));
  }

  /**
   * Frames the body by the {@code Content-Length} that the script adds up to.
   *
   * @return this answer
   */
  public final S contentLength() {
    return with(head.framed(Framing.LENGTH));
  }

  /**
   * States this {@code Content-Length}, right or wrong. A body shorter than that should {@link
   * #cut()}, {@link #reset()} or {@link #stall()}: the client waits for the rest.
   *
   * @param length 0 or more
   * @return this answer
   */
  public final S contentLength(long length) {
    return with(head.length(length));
  }

  /**
   * Frames the body by the end of the connection alone.
   *
   * @return this answer
   */
  public final S untilClose() {
    return with(head.framed(Framing.UNTIL_CLOSE)).with(script, Ending.CLOSE);
  }

  /**
   * Ends the body properly, says {@code Connection: close}, and closes the connection.
   *
   * @return this answer
   */
  public final S close() {
    return with(script, Ending.CLOSE);
  }

  /**
   * Waits with the status line until the latch is down.
   *
   * @param latch holds the answer until it is down
   * @return this answer
   */
  public final S awaitBeforeHead(CountDownLatch latch) {
    return before(wire -> latch.await());
  }

  /**
   * Waits with the status line until the gate lets this answer pass.
   *
   * @param gate holds the answer until it is opened
   * @return this answer
   */
  public final S awaitBeforeHead(Gate gate) {
    return before(wire -> gate.pass());
  }

  /**
   * Waits with the status line for a time.
   *
   * @param duration how long, on a real clock
   * @return this answer
   */
  public final S pauseBeforeHead(Duration duration) {
    long nanos = notNegative(duration).toNanos();
    return before(wire -> TimeUnit.NANOSECONDS.sleep(nanos));
  }

  @Override
  final boolean waitsBeforeHead() {
    return before.waits();
  }

  /** Tells whether the head leaves before the first piece of the body. */
  abstract boolean headFirst();

  @Override
  final boolean play(Wire wire) throws IOException, InterruptedException {
    boolean close = ending == Ending.CLOSE || wire.isLastRequest();
    byte[] bytes = head.bytes(played().length(), close);
    playBeforeHead(wire);
    wire.head(bytes, head.framing() == Framing.CHUNKED);
    return playScript(wire, head.framing() == Framing.LENGTH, headFirst());
  }

  private void playBeforeHead(Wire wire) throws IOException, InterruptedException {
    boolean played = false;
    try {
      for (Step step : before.steps()) {
        step.play(wire);
      }
      played = true;
    } finally {
      if (!played) {
        played().steps().forEach(Step::abandon);
      }
    }
  }
}
