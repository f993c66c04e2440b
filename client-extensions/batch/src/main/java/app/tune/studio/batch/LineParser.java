package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.ByteLines;
import java.io.IOException;

/** Makes an item of one line that is not blank. */
@FunctionalInterface
interface LineParser {

  /**
   * Returns the item.
   *
   * @throws FaultyLineException where the line is none
   */
  BatchItem parse(ByteLines line) throws IOException;
}
