package app.tune.studio.testkit.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes queued for a socket whose peer may read slowly. Not thread-safe. */
final class SendQueue {

  private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
  private long bytes;

  void add(ByteBuffer buffer) {
    unsent.add(buffer);
    bytes += buffer.remaining();
  }

  /** Writes as much as the socket accepts, and returns whether everything was written. */
  boolean writeTo(WritableByteChannel channel) throws IOException {
    for (ByteBuffer first = unsent.peek(); first != null; first = unsent.peek()) {
      bytes -= channel.write(first);
      if (first.hasRemaining()) {
        return false;
      }
      unsent.remove();
    }
    return true;
  }

  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return unsent.isEmpty();
  }

  void clear() {
    unsent.clear();
    bytes = 0;
  }
}
