package app.tune.studio.client.stream;

import app.tune.studio.client.error.ErrorBody;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.http.ByteSource;
import com.fasterxml.jackson.databind.ObjectReader;

/** Makes what reads answers of one type, or streams of its chunks. Thread-safe. */
public final class ChunkReaders<C> {

  private final ModelSequences<C> models;
  private final ErrorBody errors;

  /** Creates a maker of readers; the object reader is for one answer, or one chunk of it. */
  public ChunkReaders(ObjectReader reader, ErrorBody errors) {
    this.models = new ModelSequences<>(reader);
    this.errors = errors;
  }

  /**
   * Returns a reader over the body of one answer.
   *
   * @param onEvent run once, at the first event
   */
  public ChunkReader<C> read(
      ByteSource body, StreamRules rules, ErrorContext context, Runnable onEvent) {
    return new ChunkReader<>(body, rules, context, decoder(context), onEvent);
  }

  /** Returns a decoder of one answer, which is known whole. */
  public ModelDecoder<C> decoder(ErrorContext context) {
    return new ModelDecoder<>(models, errors, context);
  }
}
