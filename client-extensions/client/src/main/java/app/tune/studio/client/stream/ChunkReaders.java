package app.tune.studio.client.stream;

import app.tune.studio.client.error.ErrorBody;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.http.ByteSource;
import com.fasterxml.jackson.databind.ObjectReader;

/** Makes the readers of streams whose chunks are of one type. Thread-safe. */
public final class ChunkReaders<C> {

  private final ObjectReader reader;
  private final ErrorBody errors;

  /** Creates a maker of readers; the object reader decodes one chunk. */
  public ChunkReaders(ObjectReader reader, ErrorBody errors) {
    this.reader = reader;
    this.errors = errors;
  }

  /**
   * Returns a reader over the body of one answer.
   *
   * @param onEvent run once, at the first event
   */
  public ChunkReader<C> read(
      ByteSource body, StreamRules rules, ErrorContext context, Runnable onEvent) {
    return new ChunkReader<>(
        body, rules, context, new ModelDecoder<>(reader, errors, context), onEvent);
  }
}
