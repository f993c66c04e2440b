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

  /** The parts of an answer: its head, the waits before it, its body and its ending. */
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

  /** Returns an answer of the same kind with these parts. */
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
   * Sets the status.
   *
   * @param status 200 to 999
   * @return this answer
   */
  public final S withStatus(int status) {
    return with(head.withStatus(status));
  }

  /**
   * Sets the reason phrase, in place of the standard one.
   *
   * @param reason the reason phrase; may be empty
   * @return this answer
   */
  public final S reason(String reason) {
    return with(head.withReason(reason));
  }

  /**
   * Adds a header, keeping existing ones of the same name.
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
   * @param name the case-insensitive name
   * @return this answer
   */
  public final S withoutHeader(String name) {
    return with(head.remove(name));
  }

  /**
   * Sets {@code Retry-After} in seconds, rounded up.
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
   * Frames the body by a {@code Content-Length} computed from the script.
   *
   * @return this answer
   */
  public final S contentLength() {
    return with(head.framed(Framing.LENGTH));
  }

  /**
   * Sends this {@code Content-Length}, whether correct or not. A shorter body should end with
   * {@link #cut()}, {@link #reset()} or {@link #stall()}, since the client waits for the rest.
   *
   * @param length 0 or more
   * @return this answer
   */
  public final S contentLength(long length) {
    return with(head.length(length));
  }

  /**
   * Frames the body by the end of the connection.
   *
   * @return this answer
   */
  public final S untilClose() {
    return with(head.framed(Framing.UNTIL_CLOSE)).with(script, Ending.CLOSE);
  }

  /**
   * Ends the body properly, with {@code Connection: close}, and closes the connection.
   *
   * @return this answer
   */
  public final S close() {
    return with(script, Ending.CLOSE);
  }

  /**
   * Delays the status line until the latch reaches zero.
   *
   * @param latch holds the answer back until it reaches zero
   * @return this answer
   */
  public final S awaitBeforeHead(CountDownLatch latch) {
    return before(wire -> latch.await());
  }

  /**
   * Delays the status line until the gate lets this answer pass.
   *
   * @param gate holds the answer back until it is opened
   * @return this answer
   */
  public final S awaitBeforeHead(Gate gate) {
    return before(wire -> gate.pass());
  }

  /**
   * Delays the status line for the given time.
   *
   * @param duration the time to wait, in real time
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

  /** Returns whether the head is sent before the first piece of the body. */
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
