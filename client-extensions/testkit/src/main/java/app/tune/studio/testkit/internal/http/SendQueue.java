package app.tune.studio.testkit.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes on their way to a socket that takes as many as its peer reads. Not thread-safe. */
final class SendQueue {

  private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
  private long bytes;

  void add(ByteBuffer buffer) {
    unsent.add(buffer);
    bytes += buffer.remaining();
  }

  /** Writes what the socket takes and returns whether that was all. */
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
