package app.tune.studio.batch;

import app.tune.studio.client.error.TuneStudioException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names the kinds of failures after the client's exceptions, and words them. */
final class FailureKind {

  /** What no server has seen. */
  static final String INVALID_REQUEST = "invalid_request";

  private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern SUFFIX = Pattern.compile("Exception$");

  private FailureKind() {}

  /** Returns, for example, {@code rate_limit} for a {@code RateLimitException}. */
  static String of(RuntimeException failure) {
    if (!(failure instanceof TuneStudioException)) {
      return INVALID_REQUEST;
    }
    String name = SUFFIX.matcher(failure.getClass().getSimpleName()).replaceFirst("");
    return WORD.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /** Returns the message as it stands in the output. */
  static String message(RuntimeException failure) {
    return failure instanceof TuneStudioException failed
        ? failed.reason()
        : String.valueOf(failure.getMessage());
  }
}
