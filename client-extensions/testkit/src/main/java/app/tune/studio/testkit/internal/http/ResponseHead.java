package app.tune.studio.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The status line and the headers of a response. Immutable. */
public record ResponseHead(
    int status,
    @Nullable String reason,
    List<Map.Entry<String, String>> headers,
    Framing framing,
    @Nullable Long statedLength) {

  /** Denotes a length that is unknown before the body is written. */
  public static final long UNKNOWN_LENGTH = -1;

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(204, "No Content"),
          Map.entry(302, "Found"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(402, "Payment Required"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  /** Returns a head without headers, framed by its length. */
  public static ResponseHead of(int status) {
    if (status < 200 || status > 999) {
      throw new IllegalArgumentException(
          "status must be from 200 to 999, use raw() for others: " + status);
    }
    return new ResponseHead(status, null, List.of(), Framing.LENGTH, null);
  }

  /** Returns this head with another reason phrase. */
  public ResponseHead withReason(String text) {
    return new ResponseHead(status, oneLine(text), headers, framing, statedLength);
  }

  /** Returns this head with another status. */
  public ResponseHead withStatus(int other) {
    return new ResponseHead(of(other).status, reason, headers, framing, statedLength);
  }

  /** Returns this head with another framing. */
  public ResponseHead framed(Framing other) {
    return new ResponseHead(status, reason, headers, other, null);
  }

  /** Returns this head with this {@code Content-Length}, whether correct or not. */
  public ResponseHead length(long length) {
    return new ResponseHead(status, reason, headers, Framing.LENGTH, length);
  }

  /** Returns this head with one more header line. */
  public ResponseHead add(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(oneLine(name), oneLine(value)));
    return new ResponseHead(status, reason, List.copyOf(more), framing, statedLength);
  }

  /** Returns this head without the header. */
  public ResponseHead remove(String name) {
    List<Map.Entry<String, String>> rest =
        headers.stream().filter(header -> !header.getKey().equalsIgnoreCase(name)).toList();
    return new ResponseHead(status, reason, rest, framing, statedLength);
  }

  /** Returns this head with this one value of the header. */
  public ResponseHead replace(String name, String value) {
    return remove(name).add(name, value);
  }

  /** Returns whether this status has no body and so no framing (RFC 9112, section 6.3). */
  public boolean isBodiless() {
    return status == 204 || status == 304;
  }

  /**
   * Returns the bytes of the head, including the headers for its framing.
   *
   * @param bodyLength the length of the body, or {@link #UNKNOWN_LENGTH}
   * @param close whether the connection is closed after the response
   */
  public byte[] bytes(long bodyLength, boolean close) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
    text.append(reason == null ? REASONS.getOrDefault(status, "") : reason).append("\r\n");
    headers.forEach(header -> line(text, header.getKey(), header.getValue()));
    if (framing == Framing.CHUNKED) {
      line(text, "Transfer-Encoding", "chunked");
    } else if (framing == Framing.LENGTH && (!isBodiless() || statedLength != null)) {
      line(text, "Content-Length", Long.toString(length(statedLength, bodyLength)));
    }
    if (close || framing == Framing.UNTIL_CLOSE) {
      line(text, "Connection", "close");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static long length(@Nullable Long stated, long bodyLength) {
    if (stated == null && bodyLength == UNKNOWN_LENGTH) {
      throw new IllegalStateException(
          "the length of the body is not known: say chunked(), untilClose() or contentLength(n)");
    }
    return stated == null ? bodyLength : stated;
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  private static String oneLine(String text) {
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line end in the head needs raw()");
    }
    return text;
  }
}
