package app.tune.studio.batch;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the input cannot be read or has lines that are no items, or ids that are missing or
 * not unique.
 *
 * <p>An input that can be read twice is checked before anything is sent; of a stream, the items
 * before the faulty line have been completed and are in the output.
 */
public final class BatchInputException extends BatchException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  /** The faulty lines, at most 100. */
  private final transient List<InputFault> faults;

  BatchInputException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.faults = List.of();
  }

  BatchInputException(String input, List<InputFault> faults, long count) {
    super(input + ": " + text(faults, count), null);
    this.faults = List.copyOf(faults);
  }

  /** {@return the faulty lines, at most 100; empty where the input could not be read} */
  public List<InputFault> faults() {
    return faults;
  }

  private static String text(List<InputFault> faults, long count) {
    String shown =
        faults.stream().limit(SHOWN).map(InputFault::toString).collect(Collectors.joining("; "));
    return count <= SHOWN ? shown : shown + "; and " + (count - SHOWN) + " more";
  }
}
