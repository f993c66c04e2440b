package app.tune.studio.testkit.script;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.internal.http.ResponseHead;
import app.tune.studio.testkit.internal.json.ErrorBody;
import app.tune.studio.testkit.internal.script.Ending;
import app.tune.studio.testkit.internal.script.Script;
import app.tune.studio.testkit.internal.script.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Defines how a {@link ScriptedServer} responds to a request. Immutable: each method returns a new
 * answer, so an answer can be shared by many requests and threads.
 */
public abstract sealed class Answer permits DeferredAnswer, ScriptedAnswer {
  Answer() {}

  /**
   * {@return an answer with a status and an initially empty body}
   *
   * @param status 200 to 999
   */
  public static BodyAnswer status(int status) {
    return new BodyAnswer(new HttpAnswer.Parts(ResponseHead.of(status)));
  }

  /**
   * {@return an answer with this status and a JSON body}
   *
   * @param status 200 to 999
   * @param json the body, sent as is
   */
  public static BodyAnswer json(int status, String json) {
    return status(status).contentType(MediaType.JSON).body(json);
  }

  /**
   * {@return an answer with status 200 and a JSON body}
   *
   * @param json the body, sent as is
   */
  public static BodyAnswer json(String json) {
    return json(200, json);
  }

  /**
   * {@return a plain completion with these texts}
   *
   * @param texts the text of each choice, one or more
   */
  public static CompletionAnswer completion(String... texts) {
    return CompletionAnswer.of(List.of(texts));
  }

  /**
   * {@return a plain completion with this model}
   *
   * @param completion the model, sent as JSON
   */
  public static CompletionAnswer completion(TextCompletion completion) {
    return CompletionAnswer.of(completion);
  }

  /**
   * {@return a streamed completion: an event for each text, the finish reason and the terminator}
   *
   * @param texts the pieces of the text of the first choice; more can be added
   */
  public static CompletionStreamAnswer chunks(String... texts) {
    CompletionStreamAnswer stream = CompletionStreamAnswer.start();
    for (String text : texts) {
      stream = stream.chunk(text);
    }
    return stream;
  }

  /**
   * {@return an error in the format of the contract, with the status as its code}
   *
   * @param status 200 to 999
   * @param message the error message
   */
  public static BodyAnswer error(int status, String message) {
    return status(status).contentType(MediaType.JSON).body(ErrorBody.of(message, status));
  }

  /**
   * {@return an error in the format of the contract, with this code}
   *
   * @param status 200 to 999
   * @param message the error message
   * @param code such as one of {@link app.tune.studio.model.ErrorDetail#EXHAUSTED_QUOTA_CODES}
   */
  public static BodyAnswer error(int status, String message, String code) {
    return status(status).contentType(MediaType.JSON).body(ErrorBody.of(message, code));
  }

  /** {@return an event stream with status 200, chunked, without events yet} */
  public static EventStreamAnswer eventStream() {
    return new EventStreamAnswer(new HttpAnswer.Parts(HttpAnswer.eventStreamHead()));
  }

  /** {@return an answer of raw bytes: nothing else is sent, not even a status line} */
  public static RawAnswer raw() {
    return new RawAnswer(Script.EMPTY, Ending.KEEP_OPEN);
  }

  /** {@return an answer that reads the request and closes the connection without sending a byte} */
  public static RawAnswer lostConnection() {
    return raw().cut();
  }

  /** {@return an answer that reads the request and resets the connection without sending a byte} */
  public static RawAnswer resetConnection() {
    return raw().reset();
  }

  /** {@return an answer that sends nothing and leaves the connection open} */
  public static RawAnswer silence() {
    return raw().stall();
  }

  /**
   * {@return an answer that is computed for each request} The code may block, and is interrupted
   * when the client disconnects; if it throws, the connection is closed.
   *
   * @param code computes the answer
   */
  public static Answer deferred(Callable<? extends Answer> code) {
    return new DeferredAnswer(code);
  }

  /** Writes the answer; returns whether the connection can be reused. */
  abstract boolean play(Wire wire) throws IOException, InterruptedException;

  /** Returns whether writing the answer may block, so that it needs its own thread. */
  abstract boolean waits();

  static Duration notNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration must not be negative: " + duration);
    }
    return duration;
  }
}
