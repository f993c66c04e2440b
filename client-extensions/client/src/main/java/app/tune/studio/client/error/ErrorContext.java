package app.tune.studio.client.error;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes a failed attempt: its URL, its number and the response, if any.
 *
 * <p>Immutable. The URL is kept without query and user information, so it holds no secret.
 */
public final class ErrorContext implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How many bytes of a response body are kept. */
  public static final int MAX_BODY = 64 * 1024;

  private static final int MAX_CAUSES = 10;

  /** Identifies the call in the log. */
  private final String callId;

  /** The URL, without query. */
  private final String url;

  /** The number of the attempt, from 1. */
  private final int attempts;

  /** The status of the response, or 0. */
  private final int status;

  /** The headers of the response, by case-insensitive name. */
  private final Map<String, List<String>> headers;

  /** The first 64 KiB of the body. */
  private final byte[] body;

  /** Not serialized, since it holds the secret; all stored values are already redacted. */
  private final transient @Nullable Redaction redaction;

  private ErrorContext(
      String callId,
      String url,
      int attempts,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      @Nullable Redaction redaction) {
    this.callId = callId;
    this.url = url;
    this.attempts = attempts;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.redaction = redaction;
  }

  /**
   * Creates the context of an attempt that has no response yet.
   *
   * @param callId identifies the call in the log
   * @param url the URL; its query is dropped
   * @param attempts the number of the attempt, from 1
   * @param authorization the value of the request's authorization header, or null; its key is
   *     redacted from all texts
   * @return the context
   */
  public static ErrorContext of(
      String callId, String url, int attempts, @Nullable String authorization) {
    int query = url.indexOf('?');
    return new ErrorContext(
        callId,
        query < 0 ? url : url.substring(0, query),
        attempts,
        0,
        Map.of(),
        new byte[0],
        Redaction.of(authorization));
  }

  /**
   * {@return this context with the head of the response}
   *
   * @param received the HTTP status
   * @param fields all header values by name
   */
  public ErrorContext withResponse(int received, Map<String, List<String>> fields) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(fields);
    return new ErrorContext(
        callId, url, attempts, received, Collections.unmodifiableMap(copy), body, redaction);
  }

  /**
   * {@return this context with a copy of the first 64 KiB of the response body}
   *
   * @param received the body, as far as it was received
   */
  public ErrorContext withBody(byte[] received) {
    byte[] kept = Arrays.copyOf(received, Math.min(received.length, MAX_BODY));
    byte[] shown = redaction == null ? kept : redaction.apply(kept);
    return new ErrorContext(callId, url, attempts, status, headers, shown, redaction);
  }

  /**
   * {@return the text with the access key redacted, in case the server echoed it}
   *
   * @param text the text to redact
   */
  public String redact(String text) {
    return redaction == null ? text : redaction.apply(text);
  }

  /** Returns the cause, or a redacted copy if its message contains the secret. */
  @Nullable Throwable redact(@Nullable Throwable cause) {
    Throwable at = cause;
    for (int depth = 0; at != null && depth < MAX_CAUSES; depth++) {
      String text = at.toString();
      if (cause != null && !redact(text).equals(text)) {
        IOException shown = new IOException(redact(cause.toString()));
        shown.setStackTrace(cause.getStackTrace());
        return shown;
      }
      at = at.getCause();
    }
    return cause;
  }

  /** Returns this context with redacted headers; the body is always redacted. */
  ErrorContext redacted() {
    Map<String, List<String>> shown = redaction == null ? headers : redaction.apply(headers);
    return shown == headers
        ? this
        : new ErrorContext(callId, url, attempts, status, shown, body, redaction);
  }

  String callId() {
    return callId;
  }

  String url() {
    return url;
  }

  int attempts() {
    return attempts;
  }

  /** {@return the HTTP status of the response, or 0 if there was none} */
  public int status() {
    return status;
  }

  /** {@return the headers of the response, empty if there was none} */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * {@return the first value of a response header, or null}
   *
   * @param name the name, in any case
   */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  byte[] body() {
    return body.clone();
  }
}
