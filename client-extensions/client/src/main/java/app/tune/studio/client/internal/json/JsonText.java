package app.tune.studio.client.internal.json;

import java.util.function.Supplier;

/**
 * Rejects values that JSON in UTF-8 cannot express: non-finite numbers, and texts with an unpaired
 * surrogate, which would be replaced on the way (RFC 8259, 6 and 8.2).
 */
final class JsonText {

  private JsonText() {}

  static void checkNumber(Supplier<String> at, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(at.get() + ": must be finite, was " + number);
    }
  }

  @SuppressWarnings("IncrementInForLoopAndHeader") // skips the second half of a pair
  static void checkText(Supplier<String> at, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!pair) {
        throw new IllegalArgumentException(
            String.format(
                "%s: character %d is U+%04X, an unpaired surrogate", at.get(), i + 1, (int) c));
      }
      i++;
    }
  }
}
