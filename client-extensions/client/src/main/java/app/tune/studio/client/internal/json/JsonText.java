package app.tune.studio.client.internal.json;

import org.jspecify.annotations.Nullable;

/**
 * Finds values that JSON in UTF-8 cannot express: non-finite numbers, and texts with an unpaired
 * surrogate, which would be replaced on the way (RFC 8259, 6 and 8.2).
 */
final class JsonText {

  private JsonText() {}

  /** Returns what is wrong with a number, or null. */
  static @Nullable String fault(double number) {
    return Double.isFinite(number) ? null : "must be finite, was " + number;
  }

  /** Returns what is wrong with a text, or null. */
  @SuppressWarnings("IncrementInForLoopAndHeader") // skips the second half of a pair
  static @Nullable String fault(String text) {
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
        return String.format("character %d is U+%04X, an unpaired surrogate", i + 1, (int) c);
      }
      i++;
    }
    return null;
  }
}
