package app.tune.studio.client.auth;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.http.HeaderValue;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the access key into each request; a supplier is asked at every attempt.
 *
 * <p>Works with any Feign client. Thread-safe if the supplier is.
 */
public final class AccessKeyInterceptor implements RequestInterceptor {

  private final Supplier<@Nullable String> key;
  private final KeyScheme scheme;

  /**
   * Creates an interceptor over a supplier; where it gives null, no header is sent.
   *
   * @param key gives the key, asked at each attempt
   * @param scheme the authentication scheme prefix
   */
  public AccessKeyInterceptor(Supplier<@Nullable String> key, KeyScheme scheme) {
    this.key = key;
    this.scheme = scheme;
  }

  /**
   * Creates an interceptor for a key that does not change.
   *
   * @param key the key, printable ASCII
   * @param scheme the authentication scheme prefix
   * @return an interceptor that sends this key
   * @throws IllegalArgumentException where the key is blank or a header cannot hold it
   */
  public static AccessKeyInterceptor of(String key, KeyScheme scheme) {
    String checked = checked(key);
    return new AccessKeyInterceptor(() -> checked, scheme);
  }

  /**
   * {@inheritDoc}
   *
   * @throws KeyUnavailableException where the supplier throws, or gives an impossible key
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
   * Returns what the header is to hold now, or null where the supplier gives no key.
   *
   * @return the key with its scheme, or null
   * @throws KeyUnavailableException where the supplier throws, or gives an impossible key
   */
  public @Nullable String authorization() {
    try {
      String current = key.get();
      return current == null ? null : scheme.apply(checked(current));
    } catch (RuntimeException failure) {
      throw new KeyUnavailableException(failure);
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
