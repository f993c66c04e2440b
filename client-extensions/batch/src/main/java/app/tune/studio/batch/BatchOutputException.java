package app.tune.studio.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the output cannot be used or written: another run holds it, it is the input, it is
 * not the journal of this input, the disk is full, a pipe was closed.
 *
 * <p>Everything that was written stays. Results that were paid for and could not be written any
 * more are in {@link #unwritten()}.
 */
public final class BatchOutputException extends BatchException {

  private static final long serialVersionUID = 1L;

  /** Lines that could not be written. */
  private final transient List<String> unwritten;

  BatchOutputException(String message, @Nullable Throwable cause) {
    this(message, cause, List.of());
  }

  BatchOutputException(String message, @Nullable Throwable cause, List<String> unwritten) {
    super(message, cause);
    this.unwritten = List.copyOf(unwritten);
  }

  /**
   * {@return the result lines that could not be written, without line ends} At most twice as many
   * as requests were under way, and with {@link BatchRunnerBuilder#inputOrder} its window. Appended
   * to a plain file, they are results as any other. Nothing can be appended to a compressed file;
   * of the lines for one, or for a stream, some may have been written.
   */
  public List<String> unwritten() {
    return unwritten;
  }
}
