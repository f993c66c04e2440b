package app.tune.studio.batch;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the input cannot be read or has lines that are no items, or ids that are missing or
 * not unique.
 *
 * <p>An input that can be read twice is checked before anything is sent; of a stream, the items
 * before the faulty line have been completed and are in the output. The same holds for a file that
 * changes after its check.
 */
public final class BatchInputException extends BatchException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  /** The faulty lines, at most 100. */
  private final transient List<InputFault> faults;

  /** What had been done. */
  private final transient @Nullable BatchSummary summary;

  BatchInputException(String message, @Nullable Throwable cause) {
    this(message, cause, List.of(), null);
  }

  BatchInputException(String input, List<InputFault> faults, long count) {
    this(input + ": " + text(faults, count), null, faults, null);
  }

  private BatchInputException(
      String message,
      @Nullable Throwable cause,
      List<InputFault> faults,
      @Nullable BatchSummary summary) {
    super(message, cause);
    this.faults = List.copyOf(faults);
    this.summary = summary;
  }

  /** Returns the same, found after items were sent. */
  BatchInputException after(BatchSummary done) {
    return new BatchInputException(String.valueOf(getMessage()), getCause(), faults, done);
  }

  /** {@return the faulty lines, at most 100; empty where the input could not be read} */
  public List<InputFault> faults() {
    return faults;
  }

  /** {@return what had been done until then, or null if that was found before anything was sent} */
  public @Nullable BatchSummary summary() {
    return summary;
  }

  private static String text(List<InputFault> faults, long count) {
    String shown =
        faults.stream().limit(SHOWN).map(InputFault::toString).collect(Collectors.joining("; "));
    return count <= SHOWN ? shown : shown + "; and " + (count - SHOWN) + " more";
  }
}
