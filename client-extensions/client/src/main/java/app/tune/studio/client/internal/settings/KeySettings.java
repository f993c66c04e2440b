package app.tune.studio.client.internal.settings;

import app.tune.studio.client.auth.AccessKeyInterceptor;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.internal.http.HeaderValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access key, however it is given.
 *
 * @param scheme the prefix of the key
 * @param fixed a key that does not change, or null
 * @param supplier asked for a key at each attempt, or null
 */
public record KeySettings(
    KeyScheme scheme, @Nullable String fixed, @Nullable Supplier<@Nullable String> supplier) {

  /** No key. */
  public static final KeySettings NONE = new KeySettings(KeyScheme.BARE, null, null);

  /** Returns the same key under another scheme. */
  public KeySettings withScheme(KeyScheme changed) {
    return new KeySettings(changed, fixed, supplier);
  }

  /** Returns another key under the same scheme; refuses one that a header cannot hold. */
  public KeySettings withKey(String key) {
    return new KeySettings(scheme, HeaderValue.check("access key", key), null);
  }

  /** Returns a supplier of keys under the same scheme. */
  public KeySettings withSupplier(Supplier<@Nullable String> asked) {
    return new KeySettings(scheme, null, asked);
  }

  /** Returns whether there is a key, or a supplier of one. */
  public boolean isGiven() {
    return fixed != null || supplier != null;
  }

  /** Returns what adds the key to a request, or null where there is none. */
  public @Nullable AccessKeyInterceptor interceptor() {
    if (fixed != null) {
      return AccessKeyInterceptor.of(fixed, scheme);
    }
    return supplier == null ? null : new AccessKeyInterceptor(supplier, scheme);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return isGiven() ? "key not shown, scheme " + scheme : "no key";
  }
}
