package app.tune.studio.testkit.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The status line and the headers of an answer, and what happens before they are sent. */
record Head(
    int status,
    @Nullable String reason,
    List<Map.Entry<String, String>> headers,
    Framing framing,
    @Nullable Long statedLength,
    Script before) {
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
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  static Head of(int status) {
    if (status < 200 || status > 999) {
      throw new IllegalArgumentException(
          "status must be from 200 to 999, use raw() for others: " + status);
    }
    return new Head(status, null, List.of(), Framing.LENGTH, null, Script.EMPTY);
  }

  static Head eventStream() {
    return of(200).replace("Content-Type", "text/event-stream").framed(Framing.CHUNKED);
  }

  Head reason(String reason) {
    return new Head(status, oneLine(reason), headers, framing, statedLength, before);
  }

  Head withStatus(int status) {
    return new Head(of(status).status, reason, headers, framing, statedLength, before);
  }

  Head framed(Framing framing) {
    return new Head(status, reason, headers, framing, null, before);
  }

  Head length(long length) {
    return new Head(status, reason, headers, Framing.LENGTH, length, before);
  }

  Head before(Step step) {
    return new Head(status, reason, headers, framing, statedLength, before.then(step));
  }

  Head add(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(oneLine(name), oneLine(value)));
    return new Head(status, reason, List.copyOf(more), framing, statedLength, before);
  }

  Head remove(String name) {
    List<Map.Entry<String, String>> rest =
        headers.stream().filter(header -> !header.getKey().equalsIgnoreCase(name)).toList();
    return new Head(status, reason, rest, framing, statedLength, before);
  }

  Head replace(String name, String value) {
    return remove(name).add(name, value);
  }

  /** Tells whether this status has no body and so no framing (RFC 9112, section 6.3). */
  boolean bodiless() {
    return status == 204 || status == 304;
  }

  /** Returns the bytes of the head, with the framing that belongs to it. */
  byte[] bytes(long scriptLength, boolean close) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
    text.append(reason == null ? REASONS.getOrDefault(status, "") : reason).append("\r\n");
    headers.forEach(header -> line(text, header.getKey(), header.getValue()));
    if (framing == Framing.CHUNKED) {
      line(text, "Transfer-Encoding", "chunked");
    } else if (framing == Framing.LENGTH && (!bodiless() || statedLength != null)) {
      line(text, "Content-Length", Long.toString(length(statedLength, scriptLength)));
    }
    if (close || framing == Framing.UNTIL_CLOSE) {
      line(text, "Connection", "close");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static long length(@Nullable Long stated, long scriptLength) {
    if (stated == null && scriptLength == Step.UNKNOWN) {
      throw new IllegalStateException(
          "the length of the body is not known: say chunked(), untilClose() or contentLength(n)");
    }
    return stated == null ? scriptLength : stated;
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
