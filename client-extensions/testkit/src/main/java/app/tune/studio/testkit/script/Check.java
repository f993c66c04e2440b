package app.tune.studio.testkit.script;

import app.tune.studio.api.TextCompletionsApi;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Compares what was sent with what a test expects. Values of secret headers are not printed. */
final class Check {
  private static final Set<String> SECRET =
      Set.of(
          TextCompletionsApi.AUTHORIZATION.toLowerCase(Locale.ROOT),
          "proxy-authorization",
          "cookie",
          "api-key",
          "x-api-key");

  private Check() {}

  static void equal(RecordedRequest request, String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw failure(request, what + " to be <" + expected + "> but was <" + actual + ">");
    }
  }

  static void header(RecordedRequest request, String name, String expected) {
    List<String> actual = request.headers(name);
    if (!actual.equals(List.of(expected))) {
      throw failure(
          request,
          secret(name)
              ? "header " + name + " to have one certain value, but it has " + count(actual)
              : "header " + name + " to be <" + expected + "> but was " + actual);
    }
  }

  static AssertionError failure(RecordedRequest request, String expectation) {
    return new AssertionError("expected of " + request + ": " + expectation);
  }

  private static String count(List<String> values) {
    return values.size() == 1 ? "another" : values.size() + " values";
  }

  private static boolean secret(String name) {
    return SECRET.contains(name.toLowerCase(Locale.ROOT));
  }
}
