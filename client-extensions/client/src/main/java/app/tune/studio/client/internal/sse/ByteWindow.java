package app.tune.studio.client.internal.sse;

import java.nio.ByteBuffer;

/**
 * The received bytes that are not yet consumed, in one reused array.
 *
 * <p>Consumed bytes are dropped when space is needed, so the array is never longer than the longest
 * line plus one read.
 */
final class ByteWindow {

  private static final int INITIAL = 1024;
  private static final int KEEP = 64 * 1024;

  private byte[] bytes = new byte[INITIAL];
  private int start;
  private int end;

  void append(ByteBuffer source) {
    int added = source.remaining();
    if (start == end) {
      start = 0;
      end = 0;
      if (bytes.length > KEEP && added <= KEEP) {
        bytes = new byte[KEEP];
      }
    }
    if (bytes.length - end < added) {
      makeRoom(added);
    }
    source.get(bytes, end, added);
    end += added;
  }

  private void makeRoom(int added) {
    int held = end - start;
    int needed = Math.addExact(held, added);
    byte[] target =
        needed <= bytes.length ? bytes : new byte[Math.max(needed, grown(bytes.length))];
    System.arraycopy(bytes, start, target, 0, held);
    bytes = target;
    start = 0;
    end = held;
  }

  private static int grown(int length) {
    return length > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 8 : length * 2;
  }

  byte[] array() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  void consumeTo(int position) {
    start = position;
  }
}
