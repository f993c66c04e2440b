package app.tune.studio.client.error;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes the secret of a request out of what its answer says: servers do repeat keys. Immutable. */
public final class Redaction {

  /** Takes nothing out. */
  public static final Redaction NONE = new Redaction(null);

  private static final int SHORTEST_SECRET = 6;
  private static final String SHOWN = "[redacted]";

  private final @Nullable String secret;

  private Redaction(@Nullable String secret) {
    this.secret = secret;
  }

  /**
   * Returns what takes out the key of an authorization value, with or without a scheme before it.
   */
  public static Redaction of(@Nullable String authorization) {
    if (authorization == null) {
      return NONE;
    }
    String key = authorization.substring(authorization.lastIndexOf(' ') + 1);
    // a key as short as this is a word of a test setup, and would tear other words apart
    return key.length() < SHORTEST_SECRET ? NONE : new Redaction(key);
  }

  /** Returns the text with the secret replaced. */
  public String apply(String text) {
    return secret == null ? text : text.replace(secret, SHOWN);
  }

  byte[] apply(byte[] bytes) {
    if (secret == null) {
      return bytes;
    }
    // one byte is one character here, so whatever the encoding is, the rest comes back unchanged
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains(secret) ? apply(text).getBytes(StandardCharsets.ISO_8859_1) : bytes;
  }

  @Override
  public String toString() {
    return "Redaction";
  }
}
