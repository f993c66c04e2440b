package app.tune.studio.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown on status 404: no such path or model; look at base URL and path first. */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(String message, ErrorInfo info, @Nullable Duration wait, ErrorContext context) {
    super(message, info, wait, context);
  }
}
