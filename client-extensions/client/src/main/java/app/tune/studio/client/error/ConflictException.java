package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on status 409: the request conflicts with another one. */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
