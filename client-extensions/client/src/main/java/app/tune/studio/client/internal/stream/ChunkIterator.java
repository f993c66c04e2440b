package app.tune.studio.client.internal.stream;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The chunks of a blocking stream; asking for the next one waits for it. For one thread. */
public final class ChunkIterator<C> implements Iterator<C> {

  private final ChunkReader<C> reader;
  private @Nullable C next;

  /** Creates an iterator over the chunks of a reader whose source blocks. */
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

  /** Returns the chunks that are not read yet. */
  public Stream<C> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }
}
