package app.tune.studio.batch;

import org.jspecify.annotations.Nullable;

/** The base of every exception that a run ends with. */
public abstract class BatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BatchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
