package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on status 422: the request is well formed and its values are refused. */
public final class UnprocessableEntityException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnprocessableEntityException(
      String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
