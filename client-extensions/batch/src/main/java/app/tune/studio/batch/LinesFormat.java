package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.ByteLines;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A format with one item on each line; blank lines are left out. */
final class LinesFormat extends BatchFormat {

  private final String name;
  private final LineParser parser;

  LinesFormat(String name, LineParser parser) {
    this.name = name;
    this.parser = parser;
  }

  @Override
  ItemReader read(InputStream in) {
    ByteLines lines = new ByteLines(in);
    return new ItemReader() {
      @Override
      public @Nullable BatchItem next() throws IOException {
        while (lines.next()) {
          if (!lines.isBlank()) {
            return parser.parse(lines);
          }
        }
        return null;
      }

      @Override
      public void close() throws IOException {
        lines.close();
      }
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
