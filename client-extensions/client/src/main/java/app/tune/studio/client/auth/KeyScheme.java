package app.tune.studio.client.auth;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.http.HeaderValue;
import java.util.Locale;

/**
 * What stands before the access key in the authorization header. Immutable.
 *
 * <p>The service's own code sends the key bare; servers of the same protocol want {@code Bearer}.
 */
public final class KeyScheme {

  /** The key alone. */
  public static final KeyScheme BARE = new KeyScheme("");

  /** The key behind the word that OpenAI-style tools send. */
  public static final KeyScheme BEARER = new KeyScheme(TextCompletionsApi.BEARER);

  private final String prefix;

  private KeyScheme(String prefix) {
    this.prefix = prefix;
  }

  /**
   * {@return the scheme of a name as people write it in settings: {@code bare} (or nothing), {@code
   * Bearer} in any case, or another word, which is sent as it stands}
   *
   * @param name the name, blank for {@link #BARE}
   * @throws IllegalArgumentException where a header cannot hold the word
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
    return prefix.isEmpty() ? key : prefix + " " + key;
  }

  @Override
  public String toString() {
    return prefix.isEmpty() ? "bare" : prefix;
  }
}
