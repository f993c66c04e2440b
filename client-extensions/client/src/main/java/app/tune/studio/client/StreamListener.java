package app.tune.studio.client;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;

/**
 * Is told of a stream: any number of chunks, then exactly one end.
 *
 * <p>Called by one thread at a time. What {@link #onChunk} throws cancels the stream and is the
 * failure of its future.
 */
@FunctionalInterface
public interface StreamListener {

  /**
   * A chunk has arrived.
   *
   * @param chunk the chunk, in the order of the stream
   */
  void onChunk(TextCompletionChunk chunk);

  /**
   * The stream is complete; nothing more follows.
   *
   * @param completion all that was streamed, put together
   */
  default void onComplete(TextCompletion completion) {}

  /**
   * The stream failed; nothing more follows.
   *
   * @param failure mostly a {@link TuneStudioException}; an {@link IllegalArgumentException} where
   *     the request was refused, or what the listener itself threw
   */
  default void onError(Throwable failure) {}
}
