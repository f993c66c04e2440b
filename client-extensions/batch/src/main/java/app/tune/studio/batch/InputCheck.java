package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.IdSet;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads an input from end to end before anything is sent, and notes its ids. */
final class InputCheck {

  /** The number of items where the check was stopped. */
  static final long STOPPED = -1;

  private static final int MAX_FAULTS = 100;

  private final BatchInput input;
  private final IdSet ids;
  private final List<InputFault> faults = new ArrayList<>();

  /** The ids that repeat, by the places of their faults. */
  private final Map<Integer, String> repeated = new HashMap<>();

  private long faultCount;

  InputCheck(BatchInput input, IdSet ids) {
    this.input = input;
    this.ids = ids;
  }

  /**
   * Returns how many items there are, or {@link #STOPPED}.
   *
   * @param each receives each item
   * @param stopped asked at each item whether to read no further
   * @throws BatchInputException where the input is at fault
   */
  long run(Consumer<BatchItem> each, BooleanSupplier stopped) {
    long items = 0;
    try (ItemReader reader = input.open()) {
      for (BatchItem item = next(reader, this::add); item != null; item = next(reader, this::add)) {
        if (stopped.getAsBoolean()) {
          return STOPPED;
        }
        items++;
        if ((ids.mark(item.id(), IdSet.INPUT) & IdSet.INPUT) == 0) {
          each.accept(item);
        } else {
          repeated.put(faults.size(), item.id());
          add(new InputFault(item.line(), repeats(item.id())));
        }
      }
      nameFirstUses();
    } catch (IOException e) {
      throw unreadable(input, e);
    }
    if (faultCount > 0) {
      throw new BatchInputException(input.toString(), faults, faultCount);
    }
    return items;
  }

  /** Returns the next good item, or null at the end. */
  private static @Nullable BatchItem next(ItemReader reader, Consumer<InputFault> faults)
      throws IOException {
    while (true) {
      try {
        return reader.next();
      } catch (FaultyLineException e) {
        faults.accept(e.fault());
        if (e.isLast()) {
          return null;
        }
      }
    }
  }

  private void add(InputFault fault) {
    faultCount++;
    if (faults.size() < MAX_FAULTS) {
      faults.add(fault);
    }
  }

  /** The set knows no lines, so they are looked up, in the case of need only. */
  private void nameFirstUses() throws IOException {
    repeated.keySet().removeIf(place -> place >= MAX_FAULTS);
    if (repeated.isEmpty()) {
      return;
    }
    Map<String, Long> firstUses = new HashMap<>();
    repeated.values().forEach(id -> firstUses.put(id, 0L));
    try (ItemReader reader = input.open()) {
      Consumer<InputFault> known = fault -> {};
      for (BatchItem item = next(reader, known); item != null; item = next(reader, known)) {
        firstUses.replace(item.id(), 0L, item.line());
      }
    }
    repeated.forEach(
        (place, id) -> {
          InputFault fault = faults.get(place);
          if (fault.line() > 0) {
            faults.set(
                place,
                new InputFault(
                    fault.line(), fault.message() + ", first on line " + firstUses.get(id)));
          }
        });
  }

  static String repeats(String id) {
    return "the id " + id + " repeats";
  }

  static BatchInputException unreadable(BatchInput input, IOException e) {
    return new BatchInputException("cannot read " + input + ": " + reason(e), e);
  }

  private static @Nullable String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof EOFException) {
      return "its gzip data ends too early";
    }
    return failure instanceof ZipException
        ? "its gzip data is damaged: " + failure.getMessage()
        : failure.getMessage();
  }
}
