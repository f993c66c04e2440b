package app.tune.studio.client.error;

import app.tune.studio.api.TextCompletionsApi;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Status and headers of an HTTP answer.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ResponseHead implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  /** All values by name, whatever its case. */
  private final Map<String, List<String>> headers;

  /**
   * Creates a head; header names are looked up without regard to case (RFC 9110, 5.1).
   *
   * @param status the HTTP status
   * @param headers all values by name
   */
  public ResponseHead(int status, Map<String, List<String>> headers) {
    TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.status = status;
    this.headers = Collections.unmodifiableMap(copy);
  }

  /** Returns a head whose header values are changed; this one where none would be. */
  ResponseHead map(UnaryOperator<String> change) {
    TreeMap<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> changed.put(name, values.stream().map(change).toList()));
    return changed.equals(headers) ? this : new ResponseHead(status, changed);
  }

  /** {@return the HTTP status} */
  public int status() {
    return status;
  }

  /** {@return all headers; the keys are compared without regard to case} */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * {@return the first value of a header, or null where the answer has none of that name}
   *
   * @param name the name, in any case
   */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** {@return the server's id of the request, or null where it sent none} */
  public @Nullable String requestId() {
    return header(TextCompletionsApi.X_REQUEST_ID);
  }

  /** {@return the media type as sent, parameters included, or null} */
  public @Nullable String contentType() {
    return header("Content-Type");
  }

  /** {@return whether the status is 200 to 299} */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  @Override
  public String toString() {
    return "status " + status;
  }
}
