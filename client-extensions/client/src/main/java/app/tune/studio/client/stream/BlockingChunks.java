package app.tune.studio.client.stream;

import app.tune.studio.client.error.CallCancelledException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the chunks of a stream on the thread that asks for them.
 *
 * <p>An interrupt cancels the stream; the thread's interrupt flag stays set. Used by one thread at
 * a time.
 */
public final class BlockingChunks<C> implements Iterator<C> {

  private final ChunkReader<C> reader;
  private volatile @Nullable Thread waiting;
  private volatile boolean signalled;
  private @Nullable C next;

  /**
   * Creates an iterator over the chunks of a reader.
   *
   * @param reader gives the chunks
   */
  public BlockingChunks(ChunkReader<C> reader) {
    this.reader = reader;
    reader.onReadable(this::signal);
  }

  private void signal() {
    signalled = true;
    Thread thread = waiting;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null && !reader.isComplete()) {
      signalled = false;
      next = reader.poll();
      if (next == null && !reader.isComplete()) {
        await();
      }
    }
    return next != null;
  }

  private void await() {
    waiting = Thread.currentThread();
    try {
      while (!signalled) {
        LockSupport.park(this);
        if (Thread.currentThread().isInterrupted()) {
          reader.cancel(
              new CallCancelledException("the reader was interrupted", reader.context(), null));
          return;
        }
      }
    } finally {
      waiting = null;
    }
  }

  @Override
  public C next() {
    C chunk = hasNext() ? next : null;
    if (chunk == null) {
      throw new NoSuchElementException("the stream is complete");
    }
    next = null;
    return chunk;
  }
}
