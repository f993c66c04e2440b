package app.tune.studio.client.call;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Refuses texts that are no Unicode: half of a surrogate pair has no bytes in UTF-8, and would
 * reach the server as something else (RFC 8259, 8.2).
 */
final class WellFormedText {

  private WellFormedText() {}

  /**
   * Checks all texts and member names of a request.
   *
   * @throws IllegalArgumentException where one holds an unpaired surrogate; it names the member
   */
  static void check(JsonNode request) {
    check("", request);
  }

  private static void check(String at, JsonNode node) {
    if (node.isTextual()) {
      check(at, node.textValue());
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              member -> {
                check("a member's name", member.getKey());
                String dot = at.isEmpty() ? "" : ".";
                check(at + dot + member.getKey(), member.getValue());
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(at + "[" + i + "]", node.get(i));
      }
    }
  }

  @SuppressWarnings("IncrementInForLoopAndHeader") // the second half of a pair
  private static void check(String at, String text) {
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
                "%s: character %d is U+%04X, half of a surrogate pair, which is no Unicode text",
                at, i + 1, (int) c));
      }
      i++;
    }
  }
}
