package app.tune.studio.benchmarks.contestant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A hand-written event reader: finds the data lines in the bytes of a stream. */
final class EventReader {

  private static final byte[] DATA = {'d', 'a', 't', 'a', ':', ' '};

  private final TokenListener listener;
  private byte[] held = new byte[16 * 1024];
  private int start;
  private int end;
  private boolean done;

  EventReader(TokenListener listener) {
    this.listener = listener;
  }

  /** Reads once; returns false at the end of the body. */
  boolean read(InputStream in) throws IOException {
    makeRoom(1024);
    int read = in.read(held, end, held.length - end);
    if (read < 0) {
      return false;
    }
    end += read;
    scan(end - read);
    return true;
  }

  /** Reads to the end of the body, so that the connection can be used again. */
  void readAll(InputStream in) throws IOException {
    while (read(in)) {
      // each call delivers the events it completes
    }
    requireDone();
  }

  /** Reads up to the first token. */
  static void readFirst(InputStream in) throws IOException {
    boolean[] seen = new boolean[1];
    EventReader reader = new EventReader(timestamp -> seen[0] = true);
    while (!seen[0] && reader.read(in)) {
      // until the listener was called
    }
  }

  /** Throws unless the terminator was seen. */
  void requireDone() {
    if (!done) {
      throw new IllegalStateException("truncated stream");
    }
  }

  void add(ByteBuffer bytes) throws IOException {
    int more = bytes.remaining();
    makeRoom(more);
    bytes.get(held, end, more);
    end += more;
    scan(end - more);
  }

  private void makeRoom(int wanted) {
    if (held.length - end < wanted) {
      byte[] target = end - start + wanted > held.length ? new byte[held.length * 2] : held;
      System.arraycopy(held, start, target, 0, end - start);
      held = target;
      end -= start;
      start = 0;
      makeRoom(wanted);
    }
  }

  private void scan(int from) throws IOException {
    for (int i = from; i < end; i++) {
      if (held[i] == '\n') {
        line(start, i);
        start = i + 1;
      }
    }
    if (start == end) {
      start = 0;
      end = 0;
    }
  }

  private void line(int from, int to) throws IOException {
    int length = to - from - DATA.length;
    if (done
        || length <= 0
        || !Arrays.equals(held, from, from + DATA.length, DATA, 0, DATA.length)) {
      return;
    }
    if (held[from + DATA.length] == '[') {
      done = true;
    } else {
      listener.onToken(TokenParser.timestamp(held, from + DATA.length, length));
    }
  }
}
