package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on status 408: the server gave up waiting for the request. */
public final class RequestTimeoutException extends ApiException {

  private static final long serialVersionUID = 1L;

  RequestTimeoutException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
