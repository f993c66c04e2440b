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

  /** Returns the names of these headers. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns whether this is the name of one, ignoring case. */
  public static boolean contains(String name) {
    return NAMES.stream().anyMatch(name::equalsIgnoreCase);
  }
}
