package app.tune.studio.client;

/**
 * Receives a stream: any number of chunks, then exactly one terminal callback.
 *
 * <p>Called on the client's executor, by one thread at a time; that holds for the end of a stream
 * whose future was cancelled, too, which may come after {@code cancel} has returned. An exception
 * thrown by {@link #onChunk} cancels the stream and completes its future exceptionally; one thrown
 * by a terminal callback is logged.
 *
 * @param <C> one chunk
 * @param <R> the whole response
 */
@FunctionalInterface
public interface StreamListener<C, R> {

  /**
   * Called for each chunk.
   *
   * @param chunk the chunk, in the order of the stream
   * @throws Exception to cancel the stream, for example if the chunk cannot be processed
   */
  void onChunk(C chunk) throws Exception;

  /**
   * Called when the stream is complete; no other call follows.
   *
   * @param response the response accumulated from all chunks
   */
  default void onComplete(R response) {}

  /**
   * Called when the stream failed; no other call follows.
   *
   * @param failure usually a {@link app.tune.studio.client.error.TuneStudioException}; an {@link
   *     IllegalArgumentException} if the request was rejected, or the exception thrown by the
   *     listener itself
   */
  default void onError(Throwable failure) {}
}
