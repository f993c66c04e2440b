package app.tune.studio.client;

/**
 * Receives a stream: any number of chunks, then exactly one end.
 *
 * <p>Called by one thread at a time. What {@link #onChunk} throws cancels the stream and is the
 * failure of its future.
 *
 * @param <C> one chunk
 * @param <R> the whole response
 */
@FunctionalInterface
public interface StreamListener<C, R> {

  /**
   * A chunk has arrived.
   *
   * @param chunk the chunk, in the order of the stream
   * @throws Exception to end the stream, as where the chunk cannot be passed on
   */
  void onChunk(C chunk) throws Exception;

  /**
   * The stream is complete; nothing more follows.
   *
   * @param response all chunks put together
   */
  default void onComplete(R response) {}

  /**
   * The stream failed; nothing more follows.
   *
   * @param failure mostly a {@link app.tune.studio.client.error.TuneStudioException}; an {@link
   *     IllegalArgumentException} where the request was refused, or what the listener itself threw
   */
  default void onError(Throwable failure) {}
}
