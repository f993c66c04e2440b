package app.tune.studio.benchmarks.contestant;

/** Receives each piece of text as it arrives. */
@FunctionalInterface
public interface TokenListener {

  /** Receives the number with which a piece of text begins, 0 if there is none. */
  void onToken(long timestamp);

  /** Parses the number with which a text begins. */
  static long timestamp(CharSequence text) {
    long timestamp = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      timestamp = timestamp * 10 + digit;
    }
    return timestamp;
  }
}
