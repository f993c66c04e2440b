package app.tune.studio.client.auth;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.http.HeaderValue;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds the access key to each request; a supplier is called at every attempt.
 *
 * <p>Works with any Feign client. Thread-safe if the supplier is.
 */
public final class AccessKeyInterceptor implements RequestInterceptor {

  private final Supplier<@Nullable String> key;
  private final KeyScheme scheme;

  /**
   * Creates an interceptor for a supplier; if it returns null, no header is sent.
   *
   * @param key returns the key; called at each attempt
   * @param scheme the authentication scheme prefix
   */
  public AccessKeyInterceptor(Supplier<@Nullable String> key, KeyScheme scheme) {
    this.key = key;
    this.scheme = scheme;
  }

  /**
   * Creates an interceptor for a fixed key.
   *
   * @param key the key, printable ASCII
   * @param scheme the authentication scheme prefix
   * @return an interceptor that sends this key
   * @throws IllegalArgumentException if the key is blank, is not a valid header value, or already
   *     begins with the scheme
   */
  public static AccessKeyInterceptor of(String key, KeyScheme scheme) {
    String checked = checked(key);
    scheme.apply(checked); // refused here, not at the first request
    return new AccessKeyInterceptor(() -> checked, scheme);
  }

  /**
   * {@inheritDoc}
   *
   * @throws KeyUnavailableException if the supplier throws or returns an invalid key
   */
  @Override
  public void apply(RequestTemplate template) {
    String value = authorization();
    template.removeHeader(TextCompletionsApi.AUTHORIZATION);
    if (value != null) {
      template.headerLiteral(TextCompletionsApi.AUTHORIZATION, value);
    }
  }

  /**
   * Returns the current header value, or null if the supplier returns no key.
   *
   * @return the key with its scheme prefix, or null
   * @throws KeyUnavailableException if the supplier throws or returns an invalid key
   */
  public @Nullable String authorization() {
    String current;
    try {
      current = key.get();
    } catch (Exception failure) { // also a checked one, which other languages do not declare
      throw new KeyUnavailableException("its supplier failed", failure);
    }
    try {
      return current == null ? null : scheme.apply(checked(current));
    } catch (IllegalArgumentException invalid) {
      throw new KeyUnavailableException(String.valueOf(invalid.getMessage()), invalid);
    }
  }

  private static String checked(String key) {
    return HeaderValue.check("access key", key);
  }

  @Override
  public String toString() {
    return "AccessKeyInterceptor[" + scheme + ", key not shown]";
  }
}
