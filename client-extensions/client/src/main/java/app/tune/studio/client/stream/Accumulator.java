package app.tune.studio.client.stream;

import java.util.Map;

/**
 * Accumulates the chunks of a stream into a response. Not thread-safe.
 *
 * @param <C> one chunk
 * @param <R> the response, as returned by a plain call
 */
public interface Accumulator<C, R> {

  /**
   * Adds the next chunk.
   *
   * @param chunk the next chunk
   * @return this accumulator
   */
  Accumulator<C, R> add(C chunk);

  /** {@return the text of each choice so far, by index} */
  Map<Integer, String> texts();

  /** {@return the current finish reasons, by choice index} */
  Map<Integer, String> finishReasons();

  /**
   * {@return whether at least this many choices, and at least one, were received, all of them
   * finished}
   *
   * @param expected the number of choices requested, 0 if unknown
   */
  boolean isFinished(int expected);

  /** {@return whether text beyond the limit was dropped} */
  boolean isTextTruncated();

  /** {@return the response accumulated so far} */
  R response();
}
