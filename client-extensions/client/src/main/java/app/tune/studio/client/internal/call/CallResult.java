package app.tune.studio.client.internal.call;

import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.stream.ChunkReader;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt.
 *
 * @param <T> the response, or one chunk of it
 */
public sealed interface CallResult<T> {

  /**
   * The response of a plain call.
   *
   * @param value the model, null for an operation without a response body
   * @param head its status and headers
   * @param attempts the number of attempts made
   * @param callId the id of the call
   */
  record Whole<T>(@Nullable T value, ResponseHead head, int attempts, String callId)
      implements CallResult<T> {}

  /**
   * The response of a streaming call, whose head has arrived.
   *
   * @param chunks its chunks
   * @param head its status and headers
   * @param attempts the number of attempts made
   * @param call the call, which lasts until the last chunk
   */
  record Streaming<T>(ChunkReader<T> chunks, ResponseHead head, int attempts, Call<T> call)
      implements CallResult<T> {}

  /**
   * A failure: no response, or an unusable one.
   *
   * @param failure the reason: usually an exception of the SDK, or one thrown by user code
   * @param isFinal whether it is never retried: a success status was received, the call was ended
   *     from outside or interrupted, or the proxy wants other credentials
   */
  record Failed<T>(Throwable failure, boolean isFinal) implements CallResult<T> {

    /** Returns a failure that is never retried. */
    static <T> Failed<T> last(Throwable failure) {
      return new Failed<>(failure, true);
    }
  }
}
