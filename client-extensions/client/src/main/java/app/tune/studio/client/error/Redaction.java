package app.tune.studio.client.error;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secret of a request out of what its response says: servers do repeat keys. Immutable.
 *
 * <p>The key is found as it was sent, with any of the escapes that JSON allows for its characters,
 * and percent-encoded. A key of fewer than 6 characters is left where it is.
 */
final class Redaction {

  /** Takes nothing out. */
  static final Redaction NONE = new Redaction(null);

  private static final int SHORTEST_SECRET = 6;
  private static final String SHOWN = "[redacted]";

  private final @Nullable String secret;
  private @Nullable Pattern pattern;

  private Redaction(@Nullable String secret) {
    this.secret = secret;
  }

  /**
   * {@return what takes out the key of an authorization value, with or without a scheme before it}
   *
   * @param authorization the value of the header, or null where there was none
   */
  static Redaction of(@Nullable String authorization) {
    if (authorization == null) {
      return NONE;
    }
    String key = authorization.substring(authorization.indexOf(' ') + 1).strip();
    // a key as short as this is a word of a test setup, and would tear other words apart
    return key.length() < SHORTEST_SECRET ? NONE : new Redaction(key);
  }

  /**
   * {@return the text with the secret replaced}
   *
   * @param text a text that is to be shown
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
    // one byte is one character here, so whatever the encoding is, the rest comes back unchanged
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String redacted = apply(text);
    return redacted.equals(text) ? bytes : redacted.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the same map where no value holds the secret. */
  Map<String, List<String>> apply(Map<String, List<String>> headers) {
    Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> changed.put(name, values.stream().map(this::apply).toList()));
    return changed.equals(headers) ? headers : Collections.unmodifiableMap(changed);
  }

  /** Made when it is needed: most calls succeed. Making it twice does no harm. */
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
    // JSON escapes no letter or digit by a backslash alone
    String shortEscape = Character.isLetterOrDigit(c) ? "" : "\\\\?";
    return "(?:" + shortEscape + plain + "|(?i:\\\\u00" + hex + "|%" + hex + "))";
  }

  @Override
  public String toString() {
    return "Redaction";
  }
}
