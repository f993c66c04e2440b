package app.tune.studio.client.internal.http;

import java.io.IOException;

/**
 * Thrown when the blocked thread was interrupted, which closed the connection; its interrupt flag
 * stays set.
 */
public final class ThreadInterruptedException extends IOException {

  private static final long serialVersionUID = 1L;

  ThreadInterruptedException(IOException cause) {
    super("the calling thread was interrupted", cause);
  }

  /** Returns the failure, or an instance of this class if the current thread was interrupted. */
  static IOException orSame(IOException failure) {
    return Thread.currentThread().isInterrupted()
        ? new ThreadInterruptedException(failure)
        : failure;
  }
}
