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
   * {@return a request that was read to its end just now}
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

  /** {@return the method, such as {@code POST}} */
  public String method() {
    return first.method();
  }

  /** {@return the request target as it was sent: usually path and query} */
  public String target() {
    return first.target();
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
    return first.version();
  }

  /** {@return the header lines in the order and with the names in which they were sent} */
  public List<Map.Entry<String, String>> headerLines() {
    return headerLines;
  }

  /** {@return the values by name; names are found whatever their case} */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * {@return all values of a header, in order; empty if it was not sent}
   *
   * @param name the name, in any case
   */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /**
   * {@return the first value of a header, or null if it was not sent}
   *
   * @param name the name, in any case
   */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** {@return a copy of the body; empty if there was none} */
  public byte[] body() {
    return body.clone();
  }

  /** {@return the body read as UTF-8} */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** {@return the number of the connection that the request came on, from 1} */
  public long connectionId() {
    return connectionId;
  }

  /** {@return the {@link System#nanoTime()} at which the request was read to its end} */
  public long receivedNanos() {
    return receivedNanos;
  }

  /**
   * Checks the method.
   *
   * @param method the expected one
   * @return this request
   * @throws AssertionError if it is another
   */
  public RecordedRequest hasMethod(String method) {
    Check.equal(this, "method", method, method());
    return this;
  }

  /**
   * Checks the path, without the query.
   *
   * @param path the expected one
   * @return this request
   * @throws AssertionError if it is another
   */
  public RecordedRequest hasPath(String path) {
    Check.equal(this, "path", path, path());
    return this;
  }

  /**
   * Checks that a header was sent.
   *
   * @param name the name, in any case
   * @return this request
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
   * @param name the name, in any case
   * @param value the expected value
   * @return this request
   * @throws AssertionError if not; the message shows no value of a header that holds a key
   */
  public RecordedRequest hasHeader(String name, String value) {
    Check.header(this, name, value);
    return this;
  }

  /**
   * Checks that a header was not sent.
   *
   * @param name the name, in any case
   * @return this request
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
   * @param body the expected text
   * @return this request
   * @throws AssertionError if it is another
   */
  public RecordedRequest hasBody(String body) {
    Check.equal(this, "body", body, bodyText());
    return this;
  }

  /**
   * Checks the request by code that throws if it is not as expected, such as a check of its JSON.
   *
   * @param check throws what is wrong
   * @return this request
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
