package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * The body of an asynchronous response: a thread of the transport adds bytes, a reader polls them.
 *
 * <p>At most one window of bytes waits here: only when the reader has polled all of them is the
 * server allowed to send on.
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
  private volatile boolean begun;
  private volatile boolean received;
  private volatile boolean closed;

  QueuedBody(boolean framed, Runnable cancelExchange, AttemptTimeouts timeouts) {
    this.framed = framed;
    this.cancelExchange = cancelExchange;
    this.timeouts = timeouts;
  }

  /** Takes all bytes of a buffer, which the transport uses again. */
  void add(ByteBuffer bytes) {
    DrainTimeout draining = drain;
    if (draining != null) {
      draining.drop(bytes.remaining());
      bytes.position(bytes.limit());
      return;
    }
    begun = true;
    ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    queue.add(copy);
    timeouts.bytesReceived();
    signal.run();
  }

  /** The transport reads nothing more until the window is opened again. */
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

  /**
   * The body is at its end. An empty one that only the connection ends is none: the library takes
   * the end of the connection for that of a head, too.
   */
  void end() {
    if (!framed && !begun) {
      fail(new ConnectionClosedException("the connection was closed before any byte of the body"));
    } else {
      received = true;
      over();
    }
  }

  /** The body was cut. */
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
      boolean last = received; // first: nothing is added after it
      Exception cut = failure;
      ByteBuffer next = queue.poll();
      if (next != null) {
        timeouts.bytesReceived();
        return next;
      }
      if (last || closed) {
        return null;
      }
      if (cut != null) {
        throw cut instanceof IOException lost ? lost : new IOException(cut);
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
