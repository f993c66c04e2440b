package app.tune.studio.client.auth;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.http.HeaderValue;
import java.util.Locale;

/**
 * The authentication scheme prefix of the access key in the authorization header. Immutable.
 *
 * <p>The service's own code samples send the bare key; OpenAI-compatible servers expect {@code
 * Bearer}.
 */
public final class KeyScheme {

  /** The key without a prefix. */
  public static final KeyScheme BARE = new KeyScheme("");

  /** The key after {@code Bearer}, as sent by OpenAI-compatible tools. */
  public static final KeyScheme BEARER = new KeyScheme(TextCompletionsApi.BEARER);

  private final String prefix;

  private KeyScheme(String prefix) {
    this.prefix = prefix;
  }

  /**
   * {@return the scheme for a name in a configuration: {@code bare} (or blank), {@code Bearer} in
   * any case, or another word, which is sent as is}
   *
   * @param name the name, blank for {@link #BARE}
   * @throws IllegalArgumentException if the word is not valid in a header
   */
  public static KeyScheme of(String name) {
    if (name.isBlank() || name.strip().equalsIgnoreCase("bare")) {
      return BARE;
    }
    if (name.strip().toLowerCase(Locale.ROOT).equals(BEARER.prefix.toLowerCase(Locale.ROOT))) {
      return BEARER;
    }
    return new KeyScheme(HeaderValue.check("key scheme", name.strip()));
  }

  String apply(String key) {
    if (prefix.isEmpty()) {
      return key;
    }
    String start = prefix + " ";
    if (key.regionMatches(true, 0, start, 0, start.length())) {
      throw new IllegalArgumentException(
          "access key: begins with the scheme " + prefix + ", which is added to it");
    }
    return start + key;
  }

  @Override
  public String toString() {
    return prefix.isEmpty() ? "bare" : prefix;
  }
}
