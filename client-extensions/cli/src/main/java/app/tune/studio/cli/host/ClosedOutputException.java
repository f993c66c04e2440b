package app.tune.studio.cli.host;

import java.io.IOException;

/** Thrown when nobody reads the output any more, as behind {@code | head -1}. */
public final class ClosedOutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClosedOutputException(IOException cause) {
    super(cause);
  }
}
