package app.tune.studio.client;

import app.tune.studio.client.internal.call.Decoded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer with what came around it. Immutable.
 *
 * @param <T> the answer's model
 */
public final class ApiResponse<T> {

  private final Decoded<T> decoded;

  ApiResponse(Decoded<T> decoded) {
    this.decoded = decoded;
  }

  /** {@return the answer} */
  public T value() {
    return decoded.value();
  }

  /** {@return the HTTP status, 200 to 299} */
  public int status() {
    return decoded.head().status();
  }

  /** {@return the headers; names are looked up without regard to case} */
  public Map<String, List<String>> headers() {
    return decoded.head().headers();
  }

  /** {@return the server's id of the request, or null} */
  public @Nullable String requestId() {
    return decoded.head().requestId();
  }

  /** {@return how many attempts were made: 1 where nothing was retried} */
  public int attempts() {
    return decoded.attempts();
  }
}
