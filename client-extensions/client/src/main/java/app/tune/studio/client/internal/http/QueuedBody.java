package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * The body of an asynchronous response: a thread of the transport adds bytes, a reader polls them.
 *
 * <p>Buffers at most one window of bytes; the server may send more only after the reader has polled
 * all of them.
 */
final class QueuedBody implements ByteSource {

  private static final int WINDOW = 64 * 1024;
  private static final Runnable NOBODY = () -> {};

  private final boolean framed;
  private final Runnable cancelExchange;
  private final AttemptTimeouts timeouts;
  private final Queue<ByteBuffer> queue = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable CapacityChannel> usedUp = new AtomicReference<>();
  private volatile Runnable signal = NOBODY;
  private volatile @Nullable DrainTimeout drain;
  private volatile @Nullable Exception failure;
  private volatile boolean received;
  private volatile boolean closed;

  QueuedBody(boolean framed, Runnable cancelExchange, AttemptTimeouts timeouts) {
    this.framed = framed;
    this.cancelExchange = cancelExchange;
    this.timeouts = timeouts;
  }

  /** Copies all bytes of a buffer, which the transport reuses. */
  void add(ByteBuffer bytes) {
    DrainTimeout draining = drain;
    if (draining != null) {
      draining.drop(bytes.remaining());
      bytes.position(bytes.limit());
      return;
    }
    ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    queue.add(copy);
    timeouts.bytesReceived();
    signal.run();
  }

  /** Called when the transport stops reading until the window is reopened. */
  void windowUsedUp(CapacityChannel window) {
    usedUp.set(window);
    if (queue.isEmpty()) {
      openWindow();
    }
  }

  private void openWindow() {
    CapacityChannel window = usedUp.getAndSet(null);
    if (window != null) {
      try {
        window.update(WINDOW);
      } catch (IOException lost) {
        fail(lost);
      }
    }
  }

  /** Called at the end of the body, perhaps twice. */
  void end() {
    if (!received) {
      received = true;
      over();
    }
  }

  /** Called when the body was truncated. */
  void fail(Exception cause) {
    if (!received && failure == null) {
      failure = cause;
      over();
    }
  }

  private void over() {
    timeouts.stop();
    DrainTimeout draining = drain;
    if (draining != null) {
      draining.stop();
    }
    signal.run();
  }

  @Override
  public @Nullable ByteBuffer poll() throws IOException {
    while (true) {
      boolean last = received; // read first: nothing is added after it is set
      Exception cut = failure;
      ByteBuffer next = queue.poll();
      if (next != null) {
        timeouts.bytesReceived();
        return next;
      }
      if (cut != null && !last) { // also if it is closed: there is no further signal
        throw cut instanceof IOException lost ? lost : new IOException(cut);
      }
      if (last || closed) {
        return null;
      }
      timeouts.awaitBytes();
      openWindow();
      if (queue.isEmpty() && !received && failure == null) {
        return null;
      }
    }
  }

  @Override
  public boolean isEnded() {
    return received && queue.isEmpty();
  }

  @Override
  public boolean isFramed() {
    return framed;
  }

  @Override
  public void onReadable(Runnable readable) {
    signal = readable;
  }

  @Override
  public void finish() {
    if (received || failure != null) {
      return;
    }
    if (!framed) {
      close();
      return;
    }
    timeouts.stop();
    DrainTimeout draining = new DrainTimeout(timeouts.watcher(), cancelExchange);
    drain = draining;
    draining.start();
    queue.forEach(left -> draining.drop(left.remaining()));
    queue.clear();
    openWindow();
    if (received || failure != null) {
      draining.stop();
    }
  }

  @Override
  public void close() {
    closed = true;
    if (!received && drain == null) {
      timeouts.stop();
      cancelExchange.run();
    }
  }
}
