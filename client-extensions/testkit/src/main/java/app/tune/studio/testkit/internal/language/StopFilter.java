package app.tune.studio.testkit.internal.language;

import java.util.List;

/**
 * Lets text through up to the first stop string. What may be the beginning of one is held back
 * until it is known whether it is.
 */
final class StopFilter {

  private final List<String> stops;
  private final StringBuilder held = new StringBuilder();
  private boolean stopped;

  /** Empty stop strings stop nothing. */
  StopFilter(List<String> stops) {
    this.stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
  }

  /** Adds generated text and returns what may be shown of it and of what was held back. */
  String add(String text) {
    held.append(text);
    int start = firstStop();
    if (start >= 0) {
      stopped = true;
      held.setLength(start);
      return flush();
    }
    int free = held.length() - longestBeginning();
    String shown = held.substring(0, free);
    held.delete(0, free);
    return shown;
  }

  /** Returns what was held back: the text has ended in another way. */
  String flush() {
    String rest = held.toString();
    held.setLength(0);
    return rest;
  }

  boolean stopped() {
    return stopped;
  }

  private int firstStop() {
    return stops.stream().mapToInt(held::indexOf).filter(start -> start >= 0).min().orElse(-1);
  }

  /** The length of the longest end of the held text with which a stop string begins. */
  private int longestBeginning() {
    int longest = 0;
    for (String stop : stops) {
      for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
        if (stop.startsWith(held.substring(held.length() - length))) {
          longest = length;
        }
      }
    }
    return longest;
  }
}
