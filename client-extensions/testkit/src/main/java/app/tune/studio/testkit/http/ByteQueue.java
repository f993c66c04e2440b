package app.tune.studio.testkit.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Received bytes that nobody has read yet. */
final class ByteQueue {

  /** The longest line that is read: far above any header that makes sense here. */
  static final int MAX_LINE = 64 * 1024;

  private byte[] bytes = new byte[1024];
  private int start;
  private int end;

  int size() {
    return end - start;
  }

  void add(ByteBuffer more) {
    int count = more.remaining();
    if (end + count > bytes.length) {
      byte[] target = size() + count > bytes.length ? new byte[2 * (size() + count)] : bytes;
      System.arraycopy(bytes, start, target, 0, size());
      end = size();
      start = 0;
      bytes = target;
    }
    more.get(bytes, end, count);
    end += count;
  }

  /** Takes a whole line without its end (LF or CRLF), or returns null if there is none yet. */
  @Nullable String line() throws RefusedRequestException {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\n') {
        int lineEnd = i > start && bytes[i - 1] == '\r' ? i - 1 : i;
        String line = new String(bytes, start, lineEnd - start, StandardCharsets.ISO_8859_1);
        start = i + 1;
        return line;
      }
    }
    if (size() > MAX_LINE) {
      throw new RefusedRequestException(431, "a line of the request is too long");
    }
    return null;
  }

  /** Moves at most so many bytes and returns how many it were. */
  int moveTo(ByteArrayOutputStream target, long most) {
    int count = (int) Math.min(size(), most);
    target.write(bytes, start, count);
    start += count;
    return count;
  }

  void clear() {
    start = 0;
    end = 0;
    bytes = Arrays.copyOf(bytes, 0);
  }
}
