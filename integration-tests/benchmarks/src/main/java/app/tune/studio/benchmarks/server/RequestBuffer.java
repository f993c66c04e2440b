package app.tune.studio.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Gathers the bytes of requests that have a content length. */
final class RequestBuffer {

  private static final String LENGTH = "\r\ncontent-length:";

  private byte[] held = new byte[2048];
  private int end;

  void add(ByteBuffer bytes) {
    int more = bytes.remaining();
    if (held.length - end < more) {
      held = Arrays.copyOf(held, Math.max(end + more, held.length * 2));
    }
    bytes.get(held, end, more);
    end += more;
  }

  /** Removes and returns the next complete request, or returns null. */
  String next() {
    int head = headEnd();
    if (head < 0) {
      return null;
    }
    String text = new String(held, 0, head, StandardCharsets.ISO_8859_1);
    int whole = head + contentLength(text.toLowerCase(Locale.ROOT));
    if (whole > end) {
      return null;
    }
    String request = new String(held, 0, whole, StandardCharsets.ISO_8859_1);
    System.arraycopy(held, whole, held, 0, end - whole);
    end -= whole;
    return request;
  }

  private int headEnd() {
    for (int i = 3; i < end; i++) {
      if (held[i] == '\n' && held[i - 1] == '\r' && held[i - 2] == '\n' && held[i - 3] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int contentLength(String head) {
    int at = head.indexOf(LENGTH);
    return at < 0
        ? 0
        : Integer.parseInt(
            head.substring(at + LENGTH.length(), head.indexOf('\r', at + 2)).strip());
  }
}
