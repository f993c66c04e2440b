package app.tune.studio.client.event;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a call and the data collected until its end. Immutable.
 *
 * <p>Implemented by the client; methods may be added.
 */
public interface CallEnd {

  /** The possible outcomes of a call. */
  enum Outcome {
    /** The whole response has arrived. */
    COMPLETE,
    /** There was no response, or it is an error, invalid or incomplete. */
    FAILED,
    /**
     * The caller ended it: a stream was closed or abandoned, a future or subscription cancelled,
     * the waiting thread interrupted.
     */
    CANCELLED
  }

  /** {@return how the call ended} */
  Outcome outcome();

  /** {@return the failure, or the reason for the cancellation; null if the call is complete} */
  @Nullable Throwable failure();

  /** {@return the head of the last response, or null if none arrived} */
  @Nullable ResponseInfo response();

  /** {@return the model named in the response, or null} */
  @Nullable String responseModel();

  /** {@return the last finish reason of each choice, by index; empty if none arrived} */
  Map<Integer, String> finishReasons();

  /**
   * {@return the last usage reported, or null} For text completions this is a {@link
   * app.tune.studio.model.Usage}.
   */
  @Nullable Object usage();

  /** {@return the number of attempts sent; 0 if the call was rejected before} */
  int attempts();

  /** {@return the number of chunks read; a plain response counts as one} */
  int chunks();

  /** {@return the time from the start of the call to the head of its last response, or null} */
  @Nullable Duration timeToResponse();

  /** {@return the time from the start of the call to its first chunk, or null} */
  @Nullable Duration timeToFirstChunk();

  /** {@return the time from the start of the call to its end, waits before retries included} */
  Duration totalTime();
}
