package app.tune.studio.client.internal.sse;

import java.util.Arrays;

/**
 * The data of the event being read.
 *
 * <p>Most events have one data line, which is then a slice of the window, copied only if more lines
 * follow before the event ends.
 */
final class DataBuffer {

  private static final byte[] NONE = new byte[0];

  private byte[] bytes = NONE;
  private int offset;
  private int length;
  private boolean present;
  private boolean owned;

  boolean isPresent() {
    return present;
  }

  void clear() {
    present = false;
    length = 0;
    if (!owned) {
      bytes = NONE;
    }
  }

  /**
   * Adds a data line: the first is referenced without copying, later ones are joined by line feeds.
   */
  void addLine(byte[] source, int from, int to) {
    if (!present) {
      present = true;
      owned = false;
      bytes = source;
      offset = from;
      length = to - from;
      return;
    }
    own();
    int added = to - from;
    if (bytes.length < length + 1 + added) {
      bytes = Arrays.copyOf(bytes, Math.max(length + 1 + added, bytes.length * 2));
    }
    bytes[length] = '\n';
    System.arraycopy(source, from, bytes, length + 1, added);
    length += 1 + added;
  }

  /** Copies the referenced bytes, because their window is about to change. */
  void own() {
    if (present && !owned) {
      bytes = Arrays.copyOfRange(bytes, offset, offset + length);
      offset = 0;
      owned = true;
    }
  }

  byte[] array() {
    return bytes;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }
}
