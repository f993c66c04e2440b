package app.tune.studio.client.stream;

import app.tune.studio.client.sse.Slice;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a few sequences, each of which holds a parser, for all answers of one type: an open stream
 * holds none while it waits. Thread-safe.
 */
final class ModelSequences<C> {

  private static final int KEPT = 8;

  private final ObjectReader reader;
  private final AtomicReferenceArray<@Nullable ModelSequence<C>> idle =
      new AtomicReferenceArray<>(KEPT);

  ModelSequences(ObjectReader reader) {
    this.reader = reader;
  }

  /** Reads one model; see {@link ModelSequence#read}. */
  @Nullable C read(Slice json) throws IOException {
    ModelSequence<C> sequence = take();
    try {
      return sequence.read(json);
    } finally {
      keep(sequence);
    }
  }

  private ModelSequence<C> take() {
    for (int i = 0; i < KEPT; i++) {
      ModelSequence<C> found = idle.get(i) == null ? null : idle.getAndSet(i, null);
      if (found != null) {
        return found;
      }
    }
    return new ModelSequence<>(reader);
  }

  private void keep(ModelSequence<C> sequence) {
    for (int i = 0; i < KEPT; i++) {
      if (idle.get(i) == null && idle.compareAndSet(i, null, sequence)) {
        return;
      }
    }
    sequence.renew();
  }
}
