package app.tune.studio.client.error;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Redacts the access key of a request from its response, since some servers echo it. Immutable.
 *
 * <p>Finds the key as sent, with any of the JSON escapes of its characters, and percent-encoded. A
 * key of fewer than 6 characters is not redacted.
 */
final class Redaction {

  /** Redacts nothing. */
  static final Redaction NONE = new Redaction(null);

  private static final int SHORTEST_SECRET = 6;
  private static final String SHOWN = "[redacted]";

  private final @Nullable String secret;
  private @Nullable Pattern pattern;

  private Redaction(@Nullable String secret) {
    this.secret = secret;
  }

  /**
   * {@return a redaction of the key in an authorization value, with or without a scheme prefix}
   *
   * @param authorization the value of the header, or null if there was none
   */
  static Redaction of(@Nullable String authorization) {
    if (authorization == null) {
      return NONE;
    }
    String key = authorization.substring(authorization.indexOf(' ') + 1).strip();
    // so short a key comes from a test setup, and redacting it would damage other words
    return key.length() < SHORTEST_SECRET ? NONE : new Redaction(key);
  }

  /**
   * {@return the text with the secret replaced}
   *
   * @param text the text to redact
   */
  String apply(String text) {
    if (secret == null || text.length() < secret.length()) {
      return text;
    }
    boolean escapes = text.indexOf('\\') >= 0 || text.indexOf('%') >= 0;
    return escapes ? pattern(secret).matcher(text).replaceAll(SHOWN) : text.replace(secret, SHOWN);
  }

  byte[] apply(byte[] bytes) {
    if (secret == null) {
      return bytes;
    }
    // each byte maps to one character, so all other bytes survive whatever the encoding
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String redacted = apply(text);
    return redacted.equals(text) ? bytes : redacted.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the same map if no value contains the secret. */
  Map<String, List<String>> apply(Map<String, List<String>> headers) {
    Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> changed.put(name, values.stream().map(this::apply).toList()));
    return changed.equals(headers) ? headers : Collections.unmodifiableMap(changed);
  }

  /** Compiled lazily, since most calls succeed. Compiling it twice is harmless. */
  private Pattern pattern(String key) {
    Pattern made = pattern;
    if (made == null) {
      StringBuilder text = new StringBuilder();
      key.chars().forEach(c -> text.append(anyFormOf((char) c)));
      made = Pattern.compile(text.toString());
      pattern = made;
    }
    return made;
  }

  private static String anyFormOf(char c) {
    String plain = Pattern.quote(String.valueOf(c));
    String hex = String.format("%02x", (int) c);
    // letters and digits have no JSON escape other than a code point
    String shortEscape = Character.isLetterOrDigit(c) ? "" : "\\\\?";
    return "(?:" + shortEscape + plain + "|(?i:\\\\u00" + hex + "|%" + hex + "))";
  }

  @Override
  public String toString() {
    return "Redaction";
  }
}
