package app.tune.studio.testkit.internal.language;

import java.util.Arrays;

/** The tokens seen after one context, ordered by id, with their counts. */
final class Followers {

  private final int[] tokens;
  private final int[] counts;
  private final int total;

  private Followers(int[] tokens, int[] counts, int total) {
    this.tokens = tokens;
    this.counts = counts;
    this.total = total;
  }

  /** Counts the tokens in the lower halves of a range of a sorted array. */
  static Followers ofSorted(long[] pairs, int start, int end) {
    int[] tokens = new int[end - start];
    int[] counts = new int[end - start];
    int size = 0;
    for (int i = start; i < end; i++) {
      int token = (int) pairs[i];
      if (size == 0 || tokens[size - 1] != token) {
        tokens[size++] = token;
      }
      counts[size - 1]++;
    }
    return new Followers(Arrays.copyOf(tokens, size), Arrays.copyOf(counts, size), end - start);
  }

  int size() {
    return tokens.length;
  }

  int token(int index) {
    return tokens[index];
  }

  int count(int index) {
    return counts[index];
  }

  int total() {
    return total;
  }

  int indexOf(int token) {
    return Arrays.binarySearch(tokens, token);
  }
}
