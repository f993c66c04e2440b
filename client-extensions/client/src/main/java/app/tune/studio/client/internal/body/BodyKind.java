package app.tune.studio.client.internal.body;

import app.tune.studio.client.internal.http.MediaType;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a body, detected from its first bytes rather than its media type, which is often
 * wrong.
 */
public enum BodyKind {
  /** Nothing but white space. */
  EMPTY,
  /** A JSON object. */
  JSON_OBJECT,
  /** A web page, for instance of a proxy. */
  HTML,
  /** Server-sent events. */
  EVENT_STREAM,
  /** Gzip, although no request accepts it. */
  GZIP,
  /** Anything else, including JSON that is not an object. */
  OTHER;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final List<String> LINE_BEGINNINGS =
      List.of("data:", "event:", "id:", "retry:", ":");

  /** Returns the kind of a body with these first bytes and this media type. */
  public static BodyKind of(ByteBuffer bytes, @Nullable String contentType) {
    if (startsWithGzip(bytes)) {
      return GZIP;
    }
    int at = afterMark(bytes);
    while (at < bytes.limit() && isWhiteSpace(bytes.get(at))) {
      at++;
    }
    if (at == bytes.limit()) {
      return EMPTY;
    }
    if (bytes.get(at) == '{') {
      return JSON_OBJECT;
    }
    if (bytes.get(at) == '<') {
      return HTML;
    }
    if (MediaType.isEventStream(contentType) || isLineOfEvents(bytes, at)) {
      return EVENT_STREAM;
    }
    return MediaType.isHtml(contentType) ? HTML : OTHER; // PHP labels everything so
  }

  private static boolean startsWithGzip(ByteBuffer bytes) {
    int at = bytes.position();
    return bytes.remaining() > 2 && bytes.get(at) == 0x1F && bytes.get(at + 1) == (byte) 0x8B;
  }

  /** Returns the offset after a byte order mark, if there is one. */
  private static int afterMark(ByteBuffer bytes) {
    int at = bytes.position();
    for (byte expected : BYTE_ORDER_MARK) {
      if (at == bytes.limit() || bytes.get(at++) != expected) {
        return bytes.position();
      }
    }
    return at;
  }

  private static boolean isLineOfEvents(ByteBuffer bytes, int at) {
    return LINE_BEGINNINGS.stream().anyMatch(beginning -> startsWith(beginning, bytes, at));
  }

  /** Returns whether the bytes begin so, or are the beginning of that: more may come. */
  private static boolean startsWith(String beginning, ByteBuffer bytes, int at) {
    for (int i = 0; i < beginning.length() && at + i < bytes.limit(); i++) {
      if (bytes.get(at + i) != beginning.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhiteSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
