package app.tune.studio.testkit.internal.http;

import app.tune.studio.api.TextCompletionsApi;
import java.util.List;

/** The request headers whose values are never shown and never recorded. */
public final class SecretHeaders {

  private static final List<String> NAMES =
      List.of(
          TextCompletionsApi.AUTHORIZATION,
          "Proxy-Authorization",
          "Cookie",
          "Api-Key",
          "X-Api-Key");

  private SecretHeaders() {}

  /** Returns their names. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns whether this is one of them, in any case. */
  public static boolean contains(String name) {
    return NAMES.stream().anyMatch(name::equalsIgnoreCase);
  }
}
