package app.tune.studio.client.internal.settings;

import app.tune.studio.client.auth.AccessKeyInterceptor;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.internal.http.HeaderValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access key, fixed or from a supplier.
 *
 * @param scheme the authentication scheme prefix
 * @param fixed a fixed key, or null
 * @param supplier called for the key at each attempt, or null
 */
public record KeySettings(
    KeyScheme scheme, @Nullable String fixed, @Nullable Supplier<@Nullable String> supplier) {

  /** No key. */
  public static final KeySettings NONE = new KeySettings(KeyScheme.BARE, null, null);

  /** Returns the same key with another scheme. */
  public KeySettings withScheme(KeyScheme changed) {
    return new KeySettings(changed, fixed, supplier);
  }

  /** Returns another key with the same scheme; rejects an invalid header value. */
  public KeySettings withKey(String key) {
    return new KeySettings(scheme, HeaderValue.check("access key", key), null);
  }

  /** Returns a key supplier with the same scheme. */
  public KeySettings withSupplier(Supplier<@Nullable String> asked) {
    return new KeySettings(scheme, null, asked);
  }

  /** Returns these settings; rejects a fixed key that already has the prefix of the scheme. */
  public KeySettings checked() {
    interceptor();
    return this;
  }

  /** Returns whether there is a key or a supplier. */
  public boolean isGiven() {
    return fixed != null || supplier != null;
  }

  /** Returns the interceptor that adds the key, or null if there is none. */
  public @Nullable AccessKeyInterceptor interceptor() {
    if (fixed != null) {
      return AccessKeyInterceptor.of(fixed, scheme);
    }
    return supplier == null ? null : new AccessKeyInterceptor(supplier, scheme);
  }

  /** Omits the key. */
  @Override
  public String toString() {
    return isGiven() ? "key not shown, scheme " + scheme : "no key";
  }
}
