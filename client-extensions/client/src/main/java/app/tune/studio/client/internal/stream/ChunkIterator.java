package app.tune.studio.client.internal.stream;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Iterates over the chunks of a blocking stream, waiting for each. Not thread-safe. */
public final class ChunkIterator<C> implements Iterator<C> {

  private final ChunkReader<C> reader;
  private @Nullable C next;

  /** Creates an iterator over a reader with a blocking source. */
  public ChunkIterator(ChunkReader<C> reader) {
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !reader.isComplete()) {
      next = reader.poll();
    }
    return next != null;
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
