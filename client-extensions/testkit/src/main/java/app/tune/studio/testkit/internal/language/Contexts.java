package app.tune.studio.testkit.internal.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens that followed each context of one length. */
final class Contexts {

  private final Map<Long, Followers> followers = new HashMap<>();

  /**
   * Counts the followers of each context.
   *
   * @param keys the context at each position of the training text
   * @param tokens the token at each position
   */
  Contexts(long[] keys, int[] tokens) {
    Map<Long, Integer> numbers = new HashMap<>(2 * keys.length);
    long[] pairs = new long[keys.length];
    for (int i = 0; i < keys.length; i++) {
      Integer number = numbers.putIfAbsent(keys[i], numbers.size());
      pairs[i] = (long) (number == null ? numbers.size() - 1 : number) << Integer.SIZE | tokens[i];
    }
    Arrays.sort(pairs);
    Followers[] byNumber = new Followers[numbers.size()];
    for (int start = 0; start < pairs.length; ) {
      int number = (int) (pairs[start] >>> Integer.SIZE);
      int end = start + 1;
      while (end < pairs.length && pairs[end] >>> Integer.SIZE == number) {
        end++;
      }
      byNumber[number] = Followers.ofSorted(pairs, start, end);
      start = end;
    }
    numbers.forEach((key, number) -> followers.put(key, byNumber[number]));
  }

  @Nullable Followers followers(long key) {
    return followers.get(key);
  }
}
