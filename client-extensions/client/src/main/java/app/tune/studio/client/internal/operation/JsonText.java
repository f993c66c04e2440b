package app.tune.studio.client.internal.operation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Rejects values that JSON in UTF-8 cannot express: non-finite numbers, and texts with an unpaired
 * surrogate, which would be replaced on the way (RFC 8259, 6 and 8.2).
 */
final class JsonText {

  private JsonText() {}

  /**
   * Checks all numbers, texts and member names of a request.
   *
   * @throws IllegalArgumentException if one cannot be expressed; the message names the member
   */
  static void check(JsonNode request) {
    check("", request);
  }

  private static void check(String at, JsonNode node) {
    if (node.isTextual()) {
      checkText(at, node.textValue());
    } else if (node.isDouble() || node.isFloat()) {
      checkNumber(at, node.doubleValue());
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              member -> {
                checkText("a member's name", member.getKey());
                String dot = at.isEmpty() ? "" : ".";
                check(at + dot + member.getKey(), member.getValue());
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(at + "[" + i + "]", node.get(i));
      }
    }
  }

  private static void checkNumber(String at, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(at + ": must be finite, was " + number);
    }
  }

  @SuppressWarnings("IncrementInForLoopAndHeader") // skips the second half of a pair
  private static void checkText(String at, String text) {
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
            String.format("%s: character %d is U+%04X, an unpaired surrogate", at, i + 1, (int) c));
      }
      i++;
    }
  }
}
