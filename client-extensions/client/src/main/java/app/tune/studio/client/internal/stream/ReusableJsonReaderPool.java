package app.tune.studio.client.internal.stream;

import app.tune.studio.client.internal.json.ValueReader;
import app.tune.studio.client.internal.sse.Slice;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Pools readers, each of which holds a parser, for all responses of one type; a waiting stream
 * holds none. Thread-safe.
 */
final class ReusableJsonReaderPool<C> {

  private static final int KEPT = 8;

  private final ValueReader<C> reader;
  private final AtomicReferenceArray<@Nullable ReusableJsonReader<C>> idle =
      new AtomicReferenceArray<>(KEPT);

  ReusableJsonReaderPool(ValueReader<C> reader) {
    this.reader = reader;
  }

  /** Reads one model; see {@link ReusableJsonReader#read}. */
  @Nullable C read(Slice json, BiConsumer<C, String> onTrailing) throws IOException {
    ReusableJsonReader<C> taken = take();
    try {
      return taken.read(json, onTrailing);
    } finally {
      keep(taken);
    }
  }

  private ReusableJsonReader<C> take() {
    for (int i = 0; i < KEPT; i++) {
      ReusableJsonReader<C> found = idle.get(i) == null ? null : idle.getAndSet(i, null);
      if (found != null) {
        return found;
      }
    }
    return new ReusableJsonReader<>(reader);
  }

  private void keep(ReusableJsonReader<C> used) {
    for (int i = 0; i < KEPT; i++) {
      if (idle.get(i) == null && idle.compareAndSet(i, null, used)) {
        return;
      }
    }
    used.renew();
  }
}
