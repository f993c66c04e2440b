package app.tune.studio.testkit.internal.script;

import app.tune.studio.testkit.script.Pieces;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes the pieces of a source. */
public record Copied(Pieces pieces) implements Step {
  @Override
  public void play(Wire wire) throws IOException, InterruptedException {
    try (pieces) {
      for (byte[] piece = next(); piece != null; piece = next()) {
        wire.piece(piece);
      }
    }
  }

  /** Reads a piece; a failure of the source must not be mistaken for a failed write. */
  private byte @Nullable [] next() throws InterruptedException {
    try {
      return pieces.next();
    } catch (IOException e) {
      throw new UncheckedIOException("the source of the pieces broke: " + e.getMessage(), e);
    }
  }

  @Override
  public void abandon() {
    pieces.close();
  }

  @Override
  public long length() {
    return UNKNOWN;
  }
}
