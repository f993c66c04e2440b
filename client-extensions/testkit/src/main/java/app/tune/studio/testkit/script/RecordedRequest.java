package app.tune.studio.testkit.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request as the server read it, whole. Immutable. */
public final class RecordedRequest {
  private final RequestLine first;
  private final List<Map.Entry<String, String>> headerLines;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final long connectionId;
  private final long receivedNanos;

  RecordedRequest(
      RequestLine first,
      List<Map.Entry<String, String>> headerLines,
      Map<String, List<String>> headers,
      byte[] body,
      long connectionId,
      long receivedNanos) {
    this.first = first;
    this.headerLines = List.copyOf(headerLines);
    this.headers = headers;
    this.body = body;
    this.connectionId = connectionId;
    this.receivedNanos = receivedNanos;
  }

  /**
   * Returns a request that was read to its end just now.
   *
   * @param method the method, as sent
   * @param target the request target, as sent
   * @param version the version, such as {@code HTTP/1.1}
   * @param headerLines the header lines, in the order and with the names in which they were sent
   * @param body the body, without transfer coding
   * @param connectionId the number of the connection that the request came on
   */
  public static RecordedRequest of(
      String method,
      String target,
      String version,
      List<Map.Entry<String, String>> headerLines,
      byte[] body,
      long connectionId) {
    return new RecordedRequest(
        new RequestLine(method, target, version),
        headerLines,
        Headers.byName(headerLines),
        body.clone(),
        connectionId,
        System.nanoTime());
  }

  /** Returns the method, such as {@code POST}. */
  public String method() {
    return first.method();
  }

  /** Returns the request target as it was sent: usually path and query. */
  public String target() {
    return first.target();
  }

  /** Returns the target without its query. */
  public String path() {
    int query = target().indexOf('?');
    return query < 0 ? target() : target().substring(0, query);
  }

  /** Returns the query, undecoded and without the question mark, or null if there is none. */
  public @Nullable String query() {
    int query = target().indexOf('?');
    return query < 0 ? null : target().substring(query + 1);
  }

  /** Returns the version, such as {@code HTTP/1.1}. */
  public String version() {
    return first.version();
  }

  /** Returns the header lines in the order and with the names in which they were sent. */
  public List<Map.Entry<String, String>> headerLines() {
    return headerLines;
  }

  /** Returns the values by name; names are found whatever their case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns all values of a header, in order; empty if it was not sent. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** Returns the first value of a header, or null if it was not sent. */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** Returns a copy of the body; empty if there was none. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body read as UTF-8. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the number of the connection that the request came on, from 1. */
  public long connectionId() {
    return connectionId;
  }

  /** Returns the {@link System#nanoTime()} at which the request was read to its end. */
  public long receivedNanos() {
    return receivedNanos;
  }

  /**
   * Checks the method.
   *
   * @throws AssertionError if it is another
   */
  public RecordedRequest hasMethod(String method) {
    Check.equal(this, "method", method, method());
    return this;
  }

  /**
   * Checks the path, without the query.
   *
   * @throws AssertionError if it is another
   */
  public RecordedRequest hasPath(String path) {
    Check.equal(this, "path", path, path());
    return this;
  }

  /**
   * Checks that a header was sent.
   *
   * @throws AssertionError if it was not
   */
  public RecordedRequest hasHeader(String name) {
    if (headers(name).isEmpty()) {
      throw Check.failure(this, "header " + name + " to be sent, but there is " + headers.keySet());
    }
    return this;
  }

  /**
   * Checks that a header was sent once, with this value.
   *
   * @throws AssertionError if not; the message shows no value of a header that holds a key
   */
  public RecordedRequest hasHeader(String name, String value) {
    Check.header(this, name, value);
    return this;
  }

  /**
   * Checks that a header was not sent.
   *
   * @throws AssertionError if it was
   */
  public RecordedRequest hasNoHeader(String name) {
    if (!headers(name).isEmpty()) {
      throw Check.failure(this, "header " + name + " not to be sent");
    }
    return this;
  }

  /**
   * Checks the body, read as UTF-8.
   *
   * @throws AssertionError if it is another
   */
  public RecordedRequest hasBody(String body) {
    Check.equal(this, "body", body, bodyText());
    return this;
  }

  /**
   * Checks the request by code that throws if it is not as expected, such as a check of its JSON.
   *
   * @throws AssertionError if the check fails
   */
  public RecordedRequest satisfies(Consumer<? super RecordedRequest> check) {
    check.accept(this);
    return this;
  }

  boolean asksToClose() {
    return !first.keepsOpenByDefault() || Headers.lists(headers, "Connection", "close");
  }

  /** Returns the request line and the size of the body; no header, for some are secret. */
  @Override
  public String toString() {
    return method() + " " + target() + " (" + body.length + " bytes)";
  }
}
