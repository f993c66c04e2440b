package app.tune.studio.testkit.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Received bytes that have not been read yet. */
final class ByteQueue {

  /** The maximum length of a line, far above any sensible header. */
  static final int MAX_LINE = 1 << 20;

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

  /** Removes a complete line and returns it without CR LF, or returns null if there is none yet. */
  @Nullable String line() throws MalformedRequestException {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\n') {
        throw new MalformedRequestException("LF without CR");
      }
      if (bytes[i] == '\r' && i + 1 < end) {
        if (bytes[i + 1] != '\n') {
          throw new MalformedRequestException("CR without LF");
        }
        String line = new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
        start = i + 2;
        return line;
      }
    }
    if (size() > MAX_LINE) {
      throw new MalformedRequestException(431, "a line is longer than " + MAX_LINE + " bytes");
    }
    return null;
  }

  /** Moves at most this many bytes, and returns how many were moved. */
  int moveTo(ByteArrayOutputStream target, long most) {
    int count = (int) Math.min(size(), most);
    target.write(bytes, start, count);
    start += count;
    return count;
  }

  /** Removes and returns all bytes. */
  byte[] takeAll() {
    byte[] all = Arrays.copyOfRange(bytes, start, end);
    clear();
    return all;
  }

  void clear() {
    start = 0;
    end = 0;
    bytes = new byte[0];
  }
}
