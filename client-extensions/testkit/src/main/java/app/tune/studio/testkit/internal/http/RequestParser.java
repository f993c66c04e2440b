package app.tune.studio.testkit.internal.http;

import app.tune.studio.testkit.script.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses requests strictly, from bytes that arrive in pieces of any size (RFC 9112). */
public final class RequestParser {

  private static final int MAX_HEADERS = 1000;

  private enum State {
    REQUEST_LINE,
    HEADERS,
    FIXED_BODY,
    CHUNK_SIZE,
    CHUNK_DATA,
    CHUNK_END,
    TRAILERS
  }

  private final int maxBodyBytes;
  private final long connectionId;
  private final ByteQueue input = new ByteQueue();
  private State state = State.REQUEST_LINE;
  private String[] requestLine = {};
  private List<Map.Entry<String, String>> headers = new ArrayList<>();
  private ByteArrayOutputStream body = new ByteArrayOutputStream();
  private long remaining;
  private boolean continueDue;

  /**
   * Creates a parser for the requests of one connection.
   *
   * @param maxBodyBytes larger bodies are rejected
   */
  public RequestParser(int maxBodyBytes, long connectionId) {
    this.maxBodyBytes = maxBodyBytes;
    this.connectionId = connectionId;
  }

  /** Adds received bytes. */
  public void add(ByteBuffer received) {
    input.add(received);
  }

  /**
   * Removes and returns the bytes after the last request, for a connection that becomes a tunnel.
   */
  public byte[] takeRest() {
    return input.takeAll();
  }

  /** Returns the number of received bytes not parsed yet. */
  int unread() {
    return input.size();
  }

  /** Discards the received bytes. */
  void clear() {
    input.clear();
  }

  /** Returns whether a request has been received in part. */
  boolean isInsideRequest() {
    return state != State.REQUEST_LINE || input.size() > 0;
  }

  /** Returns the next complete request, or null if more bytes are needed. */
  public @Nullable RecordedRequest next() throws MalformedRequestException {
    while (true) {
      if (state == State.FIXED_BODY || state == State.CHUNK_DATA) {
        remaining -= input.moveTo(body, remaining);
        if (remaining > 0) {
          return null;
        }
        if (state == State.FIXED_BODY) {
          return finish();
        }
        state = State.CHUNK_END;
      }
      String line = input.line();
      if (line == null) {
        return null;
      }
      if (isLast(line)) {
        return finish();
      }
    }
  }

  /** Returns, once, whether the client expects a {@code 100 Continue} before it sends the body. */
  boolean takeContinueDue() {
    boolean due = continueDue;
    continueDue = false;
    return due;
  }

  /** Parses one line and returns whether it ends the request. */
  private boolean isLast(String line) throws MalformedRequestException {
    switch (state) {
      case REQUEST_LINE -> readRequestLine(line);
      case HEADERS -> {
        if (line.isEmpty()) {
          return !hasBody();
        }
        require(headers.size() < MAX_HEADERS, "more than " + MAX_HEADERS + " header lines");
        headers.add(Headers.parse(line));
      }
      case CHUNK_SIZE -> readChunkSize(line);
      case CHUNK_END -> {
        require(line.isEmpty(), "a chunk is longer than its size");
        state = State.CHUNK_SIZE;
      }
      case TRAILERS -> {
        if (line.isEmpty()) {
          return true;
        }
        Headers.parse(line);
      }
      case FIXED_BODY, CHUNK_DATA -> throw new IllegalStateException("not in lines: " + state);
    }
    return false;
  }

  private void readRequestLine(String line) throws MalformedRequestException {
    requestLine = line.split(" ", -1);
    require(
        requestLine.length == 3
            && Headers.isToken(requestLine[0])
            && !requestLine[1].isEmpty()
            && requestLine[2].matches("HTTP/1\\.[01]"),
        "not a request line of HTTP/1: '" + line + "'");
    state = State.HEADERS;
  }

  /** Parses the framing of the body; returns whether there is a body. */
  private boolean hasBody() throws MalformedRequestException {
    Map<String, List<String>> byName = Headers.byName(headers);
    require(
        requestLine[2].equals("HTTP/1.0") || values(byName, "Host").size() == 1,
        "a request needs exactly one Host header");
    List<String> lengths = values(byName, "Content-Length");
    List<String> codings = values(byName, "Transfer-Encoding");
    if (lengths.isEmpty() && codings.isEmpty()) {
      return false;
    }
    require(
        lengths.size() + codings.size() == 1,
        "contradicting framing: Content-Length " + lengths + ", Transfer-Encoding " + codings);
    continueDue = Headers.lists(byName, "Expect", "100-continue");
    if (lengths.isEmpty()) {
      if (!codings.get(0).equalsIgnoreCase("chunked")) {
        throw new MalformedRequestException(501, "unknown Transfer-Encoding: " + codings.get(0));
      }
      state = State.CHUNK_SIZE;
    } else {
      expect(number(lengths.get(0), "[0-9]{1,18}", 10));
      state = State.FIXED_BODY;
    }
    return true;
  }

  private void readChunkSize(String line) throws MalformedRequestException {
    int extension = line.indexOf(';');
    String size = extension < 0 ? line : line.substring(0, extension).strip();
    expect(number(size, "[0-9a-fA-F]{1,7}", 16));
    state = remaining == 0 ? State.TRAILERS : State.CHUNK_DATA;
  }

  private void expect(long bytes) throws MalformedRequestException {
    if (body.size() + bytes > maxBodyBytes) {
      throw new MalformedRequestException(
          413, "the body is larger than " + maxBodyBytes + " bytes, the most this server reads");
    }
    remaining = bytes;
  }

  private RecordedRequest finish() {
    RecordedRequest request =
        RecordedRequest.of(
            requestLine[0],
            requestLine[1],
            requestLine[2],
            headers,
            body.toByteArray(),
            connectionId);
    headers = new ArrayList<>();
    body = new ByteArrayOutputStream();
    continueDue = false;
    state = State.REQUEST_LINE;
    return request;
  }

  private static List<String> values(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of());
  }

  private static long number(String text, String form, int radix) throws MalformedRequestException {
    require(text.matches(form), "not a length: '" + text + "'");
    return Long.parseLong(text, radix);
  }

  private static void require(boolean condition, String otherwise)
      throws MalformedRequestException {
    if (!condition) {
      throw new MalformedRequestException(otherwise);
    }
  }
}
