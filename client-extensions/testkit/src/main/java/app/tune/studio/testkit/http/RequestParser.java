package app.tune.studio.testkit.http;

import app.tune.studio.testkit.script.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads requests out of bytes that arrive in any pieces (RFC 9112). */
final class RequestParser {

  private static final Pattern REQUEST_LINE = Pattern.compile("(\\S+) (\\S+) (HTTP/1\\.[01])");
  private static final Pattern HEADER_LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*");
  private static final Pattern CHUNK_LINE = Pattern.compile("([0-9A-Fa-f]{1,7})[ \t]*(;.*)?");

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
  private String method = "";
  private String target = "";
  private String version = "";
  private List<Map.Entry<String, String>> headers = new ArrayList<>();
  private ByteArrayOutputStream body = new ByteArrayOutputStream();
  private long remaining;
  private boolean continueDue;

  RequestParser(int maxBodyBytes, long connectionId) {
    this.maxBodyBytes = maxBodyBytes;
    this.connectionId = connectionId;
  }

  /** The bytes that came in, to be read by {@link #next}. */
  ByteQueue input() {
    return input;
  }

  /** Returns the next whole request, or null if more bytes are needed. */
  @Nullable RecordedRequest next() throws RefusedRequestException {
    while (true) {
      switch (state) {
        case FIXED_BODY, CHUNK_DATA -> {
          remaining -= input.moveTo(body, remaining);
          if (remaining > 0) {
            return null;
          }
          if (state == State.FIXED_BODY) {
            return finish();
          }
          state = State.CHUNK_END;
        }
        default -> {
          String line = input.line();
          if (line == null) {
            return null;
          }
          if (read(line)) {
            return finish();
          }
        }
      }
    }
  }

  /** Tells once whether the client waits for a {@code 100 Continue} before it sends the body. */
  boolean takeContinueDue() {
    boolean due = continueDue;
    continueDue = false;
    return due;
  }

  /** Takes in one line, and tells whether it was the last one of the request. */
  private boolean read(String line) throws RefusedRequestException {
    switch (state) {
      case REQUEST_LINE -> readRequestLine(line);
      case HEADERS -> {
        if (line.isEmpty()) {
          return beginBody();
        }
        readHeader(line);
      }
      case CHUNK_SIZE -> readChunkSize(line);
      case CHUNK_END -> {
        require(line.isEmpty(), "a chunk is longer than its size says");
        state = State.CHUNK_SIZE;
      }
      case TRAILERS -> {
        return line.isEmpty();
      }
      default -> throw new IllegalStateException(state.name());
    }
    return false;
  }

  private void readRequestLine(String line) throws RefusedRequestException {
    if (line.isEmpty()) {
      return; // an empty line before a request is to be ignored
    }
    Matcher matcher = REQUEST_LINE.matcher(line);
    require(matcher.matches(), "the request line is malformed");
    method = matcher.group(1);
    target = matcher.group(2);
    version = matcher.group(3);
    state = State.HEADERS;
  }

  private void readHeader(String line) throws RefusedRequestException {
    Matcher matcher = HEADER_LINE.matcher(line);
    require(matcher.matches(), "a header line is malformed");
    require(headers.size() < MAX_HEADERS, "there are more than " + MAX_HEADERS + " header lines");
    headers.add(Map.entry(matcher.group(1), matcher.group(2)));
  }

  private boolean beginBody() throws RefusedRequestException {
    require(
        values("Host").size() == 1 || version.equals("HTTP/1.0"), "there is not one Host header");
    List<String> coding = values("Transfer-Encoding");
    List<String> length = values("Content-Length");
    continueDue = values("Expect").stream().anyMatch("100-continue"::equalsIgnoreCase);
    if (!coding.isEmpty()) {
      require(length.isEmpty(), "both Transfer-Encoding and Content-Length are set");
      if (coding.size() > 1 || !coding.get(0).equalsIgnoreCase("chunked")) {
        throw new RefusedRequestException(501, "the transfer coding is not supported");
      }
      state = State.CHUNK_SIZE;
      return false;
    }
    if (length.isEmpty()) {
      return true;
    }
    require(
        length.size() == 1 && length.get(0).matches("[0-9]{1,18}"), "Content-Length is malformed");
    remaining = Long.parseLong(length.get(0));
    checkBodySize();
    state = State.FIXED_BODY;
    return false;
  }

  private void readChunkSize(String line) throws RefusedRequestException {
    Matcher matcher = CHUNK_LINE.matcher(line);
    require(matcher.matches(), "a chunk size is malformed");
    remaining = Integer.parseInt(matcher.group(1), 16);
    checkBodySize();
    state = remaining == 0 ? State.TRAILERS : State.CHUNK_DATA;
  }

  private void checkBodySize() throws RefusedRequestException {
    if (body.size() + remaining > maxBodyBytes) {
      throw new RefusedRequestException(
          413, "the body is larger than " + maxBodyBytes + " bytes, the most this server reads");
    }
  }

  private RecordedRequest finish() {
    RecordedRequest request =
        RecordedRequest.of(method, target, version, headers, body.toByteArray(), connectionId);
    headers = new ArrayList<>();
    body = new ByteArrayOutputStream();
    continueDue = false;
    state = State.REQUEST_LINE;
    return request;
  }

  private List<String> values(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static void require(boolean condition, String otherwise) throws RefusedRequestException {
    if (!condition) {
      throw new RefusedRequestException(400, otherwise);
    }
  }
}
