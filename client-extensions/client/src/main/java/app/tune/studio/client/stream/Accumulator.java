package app.tune.studio.client.stream;

import java.util.Map;

/**
 * Puts the chunks of one stream together. Not thread-safe.
 *
 * @param <C> one chunk
 * @param <R> the response that a plain call would have given
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

  /** {@return the finish reasons that hold so far, by choice index} */
  Map<Integer, String> finishReasons();

  /**
   * {@return whether at least this many choices, and at least one, were seen, and each is finished}
   *
   * @param expected how many choices were asked for, 0 where that is not known
   */
  boolean isFinished(int expected);

  /** {@return whether more text arrived than is kept} */
  boolean isTextTruncated();

  /** {@return what the chunks that were added so far make up} */
  R response();
}
