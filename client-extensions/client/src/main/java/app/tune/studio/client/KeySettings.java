package app.tune.studio.client;

import app.tune.studio.client.auth.AccessKeyInterceptor;
import app.tune.studio.client.internal.http.HeaderValue;
import app.tune.studio.client.auth.KeyScheme;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access key of a client, however it is given.
 *
 * @param scheme what stands before the key
 * @param fixed a key that does not change, or null
 * @param supplier what is asked for a key at each attempt, or null
 */
record KeySettings(
    KeyScheme scheme, @Nullable String fixed, @Nullable Supplier<@Nullable String> supplier) {

  static final KeySettings NONE = new KeySettings(KeyScheme.BARE, null, null);

  KeySettings withScheme(KeyScheme changed) {
    return new KeySettings(changed, fixed, supplier);
  }

  KeySettings withKey(String key) {
    return new KeySettings(scheme, HeaderValue.check("access key", key), null);
  }

  KeySettings withSupplier(Supplier<@Nullable String> asked) {
    return new KeySettings(scheme, null, asked);
  }

  boolean isGiven() {
    return fixed != null || supplier != null;
  }

  @Nullable AccessKeyInterceptor interceptor() {
    if (fixed != null) {
      return AccessKeyInterceptor.of(fixed, scheme);
    }
    return supplier == null ? null : new AccessKeyInterceptor(supplier, scheme);
  }

  @Override
  public String toString() {
    return isGiven() ? "key not shown, scheme " + scheme : "no key";
  }
}
