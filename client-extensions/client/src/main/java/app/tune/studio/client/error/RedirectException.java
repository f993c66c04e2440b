package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on a status of 300 to 399: redirects are not followed, since the key would go along. */
public final class RedirectException extends ApiException {

  private static final long serialVersionUID = 1L;

  RedirectException(String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
