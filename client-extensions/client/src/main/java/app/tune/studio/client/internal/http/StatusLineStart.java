package app.tune.studio.client.internal.http;

import java.nio.ByteBuffer;

/** Tells whether the bytes of a response, as far as they have arrived, begin as HTTP/1 does. */
final class StatusLineStart {

  private static final String PROTOCOL = "HTTP/";

  private boolean begun;
  private int matched;
  private boolean other;

  /** Returns whether a first line is a status line, or the beginning of one. */
  static boolean isIn(CharSequence line) {
    int length = Math.min(line.length(), PROTOCOL.length());
    return PROTOCOL.startsWith(line.subSequence(0, length).toString());
  }

  /** Adds the bytes from one index of a buffer to another, exclusive. */
  void add(ByteBuffer received, int from, int to) {
    begun |= from < to;
    for (int i = from; i < to && matched < PROTOCOL.length() && !other; i++) {
      byte next = received.get(i);
      if (next == PROTOCOL.charAt(matched)) {
        matched++;
      } else {
        other = matched > 0 || (next != '\r' && next != '\n'); // blank lines may precede it
      }
    }
  }

  /** Returns whether bytes were added, and all of them fit. */
  boolean isBegun() {
    return begun && !other;
  }
}
