package app.tune.studio.benchmarks.contestant;

/** Is told of each piece of text as it arrives. */
@FunctionalInterface
public interface Tokens {

  /** A piece of text came; the stamp is the number that it begins with, 0 where there is none. */
  void token(long stamp);

  /** Reads the stamp. */
  static long stamp(CharSequence text) {
    long stamp = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      stamp = stamp * 10 + digit;
    }
    return stamp;
  }
}
