package app.tune.studio.client.internal.stream;

import app.tune.studio.client.internal.http.ResponseHead;
import java.nio.ByteBuffer;

/** Detects compressed event streams, which are rejected. */
final class StreamEncoding {

  /**
   * The first bytes of fields, comments, blank lines, bare JSON, web pages and the byte order mark.
   */
  private static final String LINE_BEGINNINGS = "deir:\r\n\t {<\u00EF";

  private StreamEncoding() {}

  /**
   * Returns whether a body is encoded: a declared encoding is ignored if the first byte could begin
   * an event stream line.
   */
  static boolean isApplied(ResponseHead head, ByteBuffer bytes) {
    return head.isEncoded()
        && bytes.hasRemaining()
        && LINE_BEGINNINGS.indexOf((char) (bytes.get(bytes.position()) & 0xFF)) < 0;
  }
}
