package app.tune.studio.client.event;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, and what was seen of it until then. Immutable.
 *
 * <p>Implemented by the client; methods may be added.
 */
public interface CallEnd {

  /** How a call can end. */
  enum Outcome {
    /** The whole response has arrived. */
    COMPLETE,
    /** There is no response, or it is incomplete. */
    FAILED,
    /**
     * The caller ended it: a stream was closed or abandoned, a future or subscription cancelled,
     * the waiting thread interrupted.
     */
    CANCELLED
  }

  /** {@return how the call ended} */
  Outcome outcome();

  /** {@return what the call failed with, or why it was cancelled; null where it is complete} */
  @Nullable Throwable failure();

  /** {@return the head of the last response, or null where none arrived} */
  @Nullable ResponseInfo response();

  /** {@return the model that the response names, or null} */
  @Nullable String responseModel();

  /** {@return the last finish reason of each choice, by index; empty where none arrived} */
  Map<Integer, String> finishReasons();

  /**
   * {@return the last usage that was reported, or null} Of text completions a {@link
   * app.tune.studio.model.Usage}.
   */
  @Nullable Object usage();

  /** {@return how many attempts were sent, 0 where the call was refused before} */
  int attempts();

  /** {@return how many chunks were read; a plain response is one} */
  int chunks();

  /** {@return the time from the start of the call to the head of its last response, or null} */
  @Nullable Duration timeToResponse();

  /** {@return the time from the start of the call to its first chunk, or null} */
  @Nullable Duration timeToFirstChunk();

  /** {@return the time from the start of the call to its end, waits before retries included} */
  Duration totalTime();
}
