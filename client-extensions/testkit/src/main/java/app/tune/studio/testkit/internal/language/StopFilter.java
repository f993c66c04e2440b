package app.tune.studio.testkit.internal.language;

import java.util.List;

/**
 * Passes text up to the first stop string. A possible beginning of one is held back until it is
 * decided.
 */
final class StopFilter {

  private final List<String> stops;
  private final StringBuilder held = new StringBuilder();
  private boolean stopped;

  /** Creates a filter; empty stop strings are ignored. */
  StopFilter(List<String> stops) {
    this.stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
  }

  /** Adds generated text; returns what can be emitted, including text held back before. */
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

  /** Returns the text held back, when the sequence has ended otherwise. */
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

  /**
   * Returns the length of the longest suffix of the held text that is a prefix of a stop string.
   */
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
