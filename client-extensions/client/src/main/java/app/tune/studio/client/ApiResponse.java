package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallResult.Whole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response with its status, headers and metadata. Immutable.
 *
 * @param <T> the response's model
 */
public final class ApiResponse<T> {

  private final Whole<T> whole;

  ApiResponse(Whole<T> whole) {
    this.whole = whole;
  }

  /** {@return the response; null only for an operation without a response body} */
  @SuppressWarnings("NullAway") // nullness depends on the operation
  public T value() {
    return whole.value();
  }

  /** {@return the HTTP status, 200 to 299} */
  public int status() {
    return whole.head().status();
  }

  /** {@return the headers; names are case-insensitive} */
  public Map<String, List<String>> headers() {
    return whole.head().headers();
  }

  /** {@return the server's id of the request, or null} */
  public @Nullable String requestId() {
    return whole.head().requestId();
  }

  /** {@return the client's id of the call, as logged} */
  public String callId() {
    return whole.callId();
  }

  /** {@return the number of attempts made; 1 if there was no retry} */
  public int attempts() {
    return whole.attempts();
  }
}
