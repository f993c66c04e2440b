package app.tune.studio.testkit.script;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What a {@link ScriptedServer} does with one request. Answers are immutable: each method returns a
 * new one, so that an answer can be shared by many requests and threads.
 */
public abstract sealed class Answer permits DeferredAnswer, ScriptedAnswer {
  Answer() {}

  /**
   * {@return an answer with a status and, until one is given, an empty body}
   *
   * @param status 200 to 999
   */
  public static BodyAnswer status(int status) {
    return new BodyAnswer(Head.of(status), Script.EMPTY, Ending.KEEP_OPEN);
  }

  /**
   * {@return an answer with this status and a JSON body}
   *
   * @param status 200 to 999
   * @param json the body, sent as it is
   */
  public static BodyAnswer json(int status, String json) {
    return status(status).contentType("application/json").body(json);
  }

  /**
   * {@return an answer with status 200 and a JSON body}
   *
   * @param json the body, sent as it is
   */
  public static BodyAnswer json(String json) {
    return json(200, json);
  }

  /** {@return an event stream with status 200, chunked, whose events are still to be added} */
  public static EventStreamAnswer eventStream() {
    return new EventStreamAnswer(Head.eventStream(), Script.EMPTY, Ending.KEEP_OPEN);
  }

  /** {@return an answer of raw bytes: nothing is sent but what is said, not even a status line} */
  public static RawAnswer raw() {
    return new RawAnswer(Script.EMPTY, Ending.KEEP_OPEN);
  }

  /** {@return the answer that reads the request and closes the connection without a byte} */
  public static RawAnswer lostConnection() {
    return raw().cut();
  }

  /** {@return the answer that reads the request and resets the connection without a byte} */
  public static RawAnswer resetConnection() {
    return raw().reset();
  }

  /** {@return the answer that never comes: the connection stays open and silent} */
  public static RawAnswer silence() {
    return raw().stall();
  }

  /**
   * {@return an answer that is worked out when a request is there to be answered} The code may
   * block, and is interrupted when the client leaves; if it throws, the connection is closed.
   *
   * @param code gives the answer
   */
  public static Answer deferred(Callable<? extends Answer> code) {
    return new DeferredAnswer(code);
  }

  /** Writes the answer; returns whether the connection can take another request. */
  abstract boolean play(Wire wire) throws IOException, InterruptedException;

  /** Tells whether writing the answer may wait for something, so that it needs its own thread. */
  abstract boolean waits();

  static Duration notNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration must not be negative: " + duration);
    }
    return duration;
  }
}
