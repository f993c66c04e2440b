package app.tune.studio.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts items that break a limit of the contract, and keeps the first few of each member that does
 * so: a thousand items with one mistake do not hide another one. Not thread-safe.
 */
final class InvalidItems {

  private static final int FIRST_OF_EACH = 3;
  private static final int MAX_FAULTS = 20;

  private final Map<String, Integer> countsByMember = new HashMap<>();
  private final List<InputFault> first = new ArrayList<>();
  private long count;

  void add(BatchItem item, IllegalArgumentException failure) {
    count++;
    String message = FailureKind.message(failure);
    if (first.size() < MAX_FAULTS
        && countsByMember.merge(member(message), 1, Integer::sum) <= FIRST_OF_EACH) {
      first.add(
          new InputFault(item.line(), item.line() == 0 ? item.id() + ": " + message : message));
    }
  }

  /** A message begins with the member, or with an element of it such as {@code stop[0]}. */
  private static String member(String message) {
    return message.split("[:\\[]", 2)[0];
  }

  long count() {
    return count;
  }

  List<InputFault> first() {
    return List.copyOf(first);
  }
}
