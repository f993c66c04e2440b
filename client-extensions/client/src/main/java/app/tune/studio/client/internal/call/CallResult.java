package app.tune.studio.client.internal.call;

import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.stream.ChunkReader;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt led to.
 *
 * @param <T> the response, or one chunk of it
 */
public sealed interface CallResult<T> {

  /**
   * The response of a plain call.
   *
   * @param value its model, null for an operation without a response body
   * @param head its status and headers
   * @param attempts how many attempts were made
   * @param callId the id of the call
   */
  record Whole<T>(@Nullable T value, ResponseHead head, int attempts, String callId)
      implements CallResult<T> {}

  /**
   * The response of a streaming call, whose head has arrived.
   *
   * @param chunks its chunks
   * @param head its status and headers
   * @param attempts how many attempts were made
   * @param call the call, which goes on until the last chunk
   */
  record Streaming<T>(ChunkReader<T> chunks, ResponseHead head, int attempts, Call<T> call)
      implements CallResult<T> {}

  /**
   * No response, or one that is of no use.
   *
   * @param failure why: mostly an exception of the SDK, or what user code threw
   * @param isFinal whether it stays, whatever the retry policy: a success status was seen, or the
   *     call was ended from outside
   * @param connectionWasStale whether a pooled connection was lost before any byte of the response
   */
  record Failed<T>(Throwable failure, boolean isFinal, boolean connectionWasStale)
      implements CallResult<T> {}
}
