package app.tune.studio.client.internal.body;

import app.tune.studio.client.internal.http.MediaType;
import java.nio.ByteBuffer;
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
  private static final String DATA_LINE = "data:";

  /** Returns the kind of a body with these first bytes and this media type. */
  public static BodyKind of(ByteBuffer bytes, @Nullable String contentType) {
    if (startsWithGzip(bytes)) {
      return GZIP;
    }
    int at = bytes.position();
    if (startsWithMark(bytes)) {
      at += BYTE_ORDER_MARK.length;
    }
    while (at < bytes.limit() && isWhiteSpace(bytes.get(at))) {
      at++;
    }
    if (at == bytes.limit()) {
      return EMPTY;
    }
    if (bytes.get(at) == '{') {
      return JSON_OBJECT;
    }
    if (bytes.get(at) == '<' || MediaType.isHtml(contentType)) {
      return HTML;
    }
    return MediaType.isEventStream(contentType) || isDataLine(bytes, at) ? EVENT_STREAM : OTHER;
  }

  private static boolean startsWithGzip(ByteBuffer bytes) {
    int at = bytes.position();
    return bytes.remaining() > 2 && bytes.get(at) == 0x1F && bytes.get(at + 1) == (byte) 0x8B;
  }

  private static boolean startsWithMark(ByteBuffer bytes) {
    if (bytes.remaining() < BYTE_ORDER_MARK.length) {
      return false;
    }
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (bytes.get(bytes.position() + i) != BYTE_ORDER_MARK[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDataLine(ByteBuffer bytes, int at) {
    for (int i = 0; i < DATA_LINE.length(); i++) {
      if (at + i >= bytes.limit() || bytes.get(at + i) != DATA_LINE.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhiteSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
