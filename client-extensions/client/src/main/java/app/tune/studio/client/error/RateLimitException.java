package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on status 429: too many requests, or a quota is exhausted. */
public final class RateLimitException extends ApiException {

  private static final long serialVersionUID = 1L;

  RateLimitException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
