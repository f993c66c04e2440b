package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A complete request as received by the server. Immutable. */
public final class RecordedRequest {
  private final String method;
  private final String target;
  private final String version;
  private final List<Map.Entry<String, String>> headerLines;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final long connectionId;
  private final long receivedNanos = System.nanoTime();

  private RecordedRequest(
      String method,
      String target,
      String version,
      List<Map.Entry<String, String>> headerLines,
      byte[] body,
      long connectionId) {
    this.method = method;
    this.target = target;
    this.version = version;
    this.headerLines = List.copyOf(headerLines);
    this.headers = Headers.byName(headerLines);
    this.body = body.clone();
    this.connectionId = connectionId;
  }

  /**
   * {@return a request that was just fully read}
   *
   * @param method the method, as sent
   * @param target the request target, as sent
   * @param version the version, such as {@code HTTP/1.1}
   * @param headerLines the header lines, in the order and with the names in which they were sent
   * @param body the body, without transfer coding
   * @param connectionId the number of the request's connection
   */
  public static RecordedRequest of(
      String method,
      String target,
      String version,
      List<Map.Entry<String, String>> headerLines,
      byte[] body,
      long connectionId) {
    return new RecordedRequest(method, target, version, headerLines, body, connectionId);
  }

  /** {@return the method, such as {@code POST}} */
  public String method() {
    return method;
  }

  /** {@return the request target as it was sent: usually path and query} */
  public String target() {
    return target;
  }

  /** {@return the target without its query} */
  public String path() {
    int query = target().indexOf('?');
    return query < 0 ? target() : target().substring(0, query);
  }

  /** {@return the query, undecoded and without the question mark, or null if there is none} */
  public @Nullable String query() {
    int query = target().indexOf('?');
    return query < 0 ? null : target().substring(query + 1);
  }

  /** {@return the version, such as {@code HTTP/1.1}} */
  public String version() {
    return version;
  }

  /** {@return the header lines in the order and with the names in which they were sent} */
  public List<Map.Entry<String, String>> headerLines() {
    return headerLines;
  }

  /** {@return the header values by case-insensitive name} */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * {@return all values of a header, in order; empty if it was not sent}
   *
   * @param name the case-insensitive name
   */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /**
   * {@return the first value of a header, or null if it was not sent}
   *
   * @param name the case-insensitive name
   */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** {@return a copy of the body; empty if there was none} */
  public byte[] body() {
    return body.clone();
  }

  /** {@return the number of bytes of the body} */
  public int bodyLength() {
    return body.length;
  }

  /** {@return the body decoded as UTF-8} */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** {@return the number of the request's connection, from 1} */
  public long connectionId() {
    return connectionId;
  }

  /** {@return the {@link System#nanoTime()} at which the request was fully read} */
  public long receivedNanos() {
    return receivedNanos;
  }

  /** Returns the request line and the body size, without headers, since some are secret. */
  @Override
  public String toString() {
    return method() + " " + target() + " (" + body.length + " bytes)";
  }
}
