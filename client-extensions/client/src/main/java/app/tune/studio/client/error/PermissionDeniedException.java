package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on status 403: the key or organization may not do this. */
public final class PermissionDeniedException extends ApiException {

  private static final long serialVersionUID = 1L;

  PermissionDeniedException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
