package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallResult.Whole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response with what came around it. Immutable.
 *
 * @param <T> the response's model
 */
public final class ApiResponse<T> {

  private final Whole<T> whole;

  ApiResponse(Whole<T> whole) {
    this.whole = whole;
  }

  /** {@return the response; null only for an operation without a response body} */
  @SuppressWarnings("NullAway") // the operation's own nullness
  public T value() {
    return whole.value();
  }

  /** {@return the HTTP status, 200 to 299} */
  public int status() {
    return whole.head().status();
  }

  /** {@return the headers; names are looked up without regard to case} */
  public Map<String, List<String>> headers() {
    return whole.head().headers();
  }

  /** {@return the server's id of the request, or null} */
  public @Nullable String requestId() {
    return whole.head().requestId();
  }

  /** {@return the client's id of the call, as it is in the log} */
  public String callId() {
    return whole.callId();
  }

  /** {@return how many attempts were made: 1 where nothing was retried} */
  public int attempts() {
    return whole.attempts();
  }
}
