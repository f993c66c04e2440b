package app.tune.studio.client.internal.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a header: visible ASCII, spaces and tabs (RFC 9110, 5.5).
 *
 * <p>Latin letters beyond ASCII are refused too: the JDK client would send a question mark instead.
 */
public final class HeaderValue {

  /** Headers that the transport writes itself, in lower case. */
  static final Set<String> OF_TRANSPORT =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private static final String LENGTH =
      "content-length"; // which Feign writes, and the transport too

  private HeaderValue() {}

  /**
   * {@return the name, or refuses that of a header which the transport writes itself}
   *
   * @param name the name of a header that is to be set
   * @throws IllegalArgumentException where it is not a token, or the transport's
   */
  public static String checkSettable(String name) {
    if (OF_TRANSPORT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(name + ": is set by the transport");
    }
    return checkName(name);
  }

  /**
   * {@return the value, or refuses it without repeating it, since it may be a secret}
   *
   * @param what how the message names the value
   * @param value what is to be sent
   * @throws IllegalArgumentException where it is null, blank, or holds a control or non-ASCII
   *     character
   */
  public static String check(String what, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          what + ": must not be " + (value == null ? "null" : "blank"));
    }
    return checkCharacters(what, value);
  }

  /**
   * Checks a header as it is about to be sent, whoever set it; its values may be empty.
   *
   * @param name the name of the header
   * @param values what is to be sent
   * @throws IllegalArgumentException where name or value cannot be sent; no value is repeated
   */
  public static void checkAll(String name, Collection<String> values) {
    if (!name.equalsIgnoreCase(LENGTH)) {
      checkSettable(name);
    }
    values.forEach(value -> checkCharacters(name, value));
  }

  private static String checkCharacters(String what, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\t' || (c >= ' ' && c < 0x7F)) {
        continue;
      }
      throw new IllegalArgumentException(
          String.format(
              "%s: character %d is U+%04X, which is not allowed in a header",
              what, i + 1, (int) c));
    }
    return value;
  }

  /**
   * {@return the name, or refuses it}
   *
   * @param name the name to be sent
   * @throws IllegalArgumentException where it is not a token (RFC 9110, 5.6.2)
   */
  public static String checkName(String name) {
    boolean token =
        !name.isEmpty()
            && name.chars()
                .allMatch(
                    c ->
                        (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    if (!token) {
      throw new IllegalArgumentException("header name: not a token: \"" + name + '"');
    }
    return name;
  }
}
