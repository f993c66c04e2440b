package app.tune.studio.client.internal.sse;

/** Searches in lines of bytes. */
final class Lines {

  private Lines() {}

  /** Returns the index of the first CR or LF, or {@code to}; no other byte ends a line. */
  static int end(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b <= '\r' && (b == '\n' || b == '\r')) {
        return i;
      }
    }
    return to;
  }

  /** Returns the first index of the byte, or {@code to}. */
  static int indexOf(byte[] bytes, int from, int to, int wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return to;
  }
}
