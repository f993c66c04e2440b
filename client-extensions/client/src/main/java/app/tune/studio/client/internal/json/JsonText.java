package app.tune.studio.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * Rejects values that JSON in UTF-8 cannot express: non-finite numbers, and texts with an unpaired
 * surrogate, which would be replaced on the way (RFC 8259, 6 and 8.2).
 */
final class JsonText {

  private JsonText() {}

  /**
   * Checks all numbers, texts and member names of a value.
   *
   * @param at the place of the value, empty for the whole request
   * @throws IllegalArgumentException if one cannot be expressed; the message names the member
   */
  static void check(String at, JsonNode node) {
    if (node.isTextual()) {
      checkText(() -> at, node.textValue());
    } else if (node.isDouble() || node.isFloat()) {
      checkNumber(() -> at, node.doubleValue());
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              member -> {
                checkText(() -> "a member's name", member.getKey());
                String dot = at.isEmpty() ? "" : ".";
                check(at + dot + member.getKey(), member.getValue());
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(at + "[" + i + "]", node.get(i));
      }
    }
  }

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
