package app.tune.studio.batch;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one input from its beginning to its end. Not thread-safe. */
interface ItemReader extends Closeable {

  /**
   * Returns the next item, or null at the end.
   *
   * @throws FaultyLineException where a line is no item
   * @throws IOException where the input cannot be read
   */
  @Nullable BatchItem next() throws IOException;
}
