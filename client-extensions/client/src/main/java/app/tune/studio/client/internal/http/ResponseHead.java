package app.tune.studio.client.internal.http;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.event.ResponseInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Status and headers of a response. Immutable.
 *
 * @param status the HTTP status
 * @param headers all values by case-insensitive name (RFC 9110, 5.1)
 */
public record ResponseHead(int status, Map<String, List<String>> headers) implements ResponseInfo {

  /** Returns the first value of a header, or null if there is none. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  @Override
  public @Nullable String requestId() {
    return header(TextCompletionsApi.X_REQUEST_ID);
  }

  /** Returns the media type as sent, parameters included, or null. */
  public @Nullable String contentType() {
    return header("Content-Type");
  }

  /** Returns the announced length of the body, 0 if none; a hint, which the body may contradict. */
  public long contentLength() {
    String length = header("Content-Length");
    try {
      return length == null ? 0 : Math.max(0, Long.parseLong(length.trim()));
    } catch (NumberFormatException foreign) {
      return 0;
    }
  }

  /** Returns the content encoding as sent, or null. */
  public @Nullable String contentEncoding() {
    return header("Content-Encoding");
  }

  /** Returns whether the body is declared to have a content encoding. */
  public boolean isEncoded() {
    String encoding = contentEncoding();
    return encoding != null && !encoding.equalsIgnoreCase("identity");
  }

  /** Returns whether the media type is that of event streams. */
  public boolean isEventStream() {
    return MediaType.isEventStream(contentType());
  }

  /** Returns whether the status is 200 to 299. */
  public boolean isSuccess() {
    return isSuccess(status);
  }

  /** Returns whether a status is 200 to 299. */
  public static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
