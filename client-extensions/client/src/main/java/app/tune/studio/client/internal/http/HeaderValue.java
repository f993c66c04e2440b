package app.tune.studio.client.internal.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Validates headers that users set. Values have visible ASCII, spaces and tabs (RFC 9110, 5.5).
 *
 * <p>Latin-1 letters are rejected too, since servers decode them differently.
 */
public final class HeaderValue {

  /** The headers set by the transport itself, in lower case. */
  private static final Set<String> OF_TRANSPORT =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private static final String LENGTH = "content-length"; // set by both Feign and the transport

  private HeaderValue() {}

  /**
   * {@return the name, after checking that the transport does not set this header itself}
   *
   * @param name the name of the header to set
   * @throws IllegalArgumentException if it is not a token, or is set by the transport
   */
  public static String checkSettable(String name) {
    if (OF_TRANSPORT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(name + ": is set by the transport");
    }
    return checkName(name);
  }

  /**
   * {@return the checked value; the exception omits it, since it may be a secret}
   *
   * @param what the name of the value in the message
   * @param value the value to check
   * @throws IllegalArgumentException if it is null or blank, or contains a control or non-ASCII
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
   * Checks a header before it is sent; values may be empty.
   *
   * @param name the name of the header
   * @param values the values to check
   * @throws IllegalArgumentException if the name or a value is invalid; values are omitted from the
   *     message
   */
  public static void checkAll(String name, Collection<String> values) {
    if (!isLength(name)) {
      checkSettable(name);
    }
    values.forEach(value -> checkCharacters(name, value));
  }

  /** Returns whether a header that has passed {@link #checkAll} is set by the transport too. */
  static boolean isLength(String name) {
    return name.equalsIgnoreCase(LENGTH);
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
   * {@return the checked name}
   *
   * @param name the name to check
   * @throws IllegalArgumentException if it is not a token (RFC 9110, 5.6.2)
   */
  static String checkName(String name) {
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
