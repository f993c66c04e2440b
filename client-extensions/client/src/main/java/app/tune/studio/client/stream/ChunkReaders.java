package app.tune.studio.client.stream;

import app.tune.studio.client.error.ErrorBody;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.http.ByteSource;
import com.fasterxml.jackson.databind.ObjectReader;

/** Makes what reads answers of one type, or streams of its chunks. Thread-safe. */
public final class ChunkReaders<C> {

  private final ModelSequences<C> models;
  private final ErrorBody errors;

  /**
   * Creates a maker of readers; the object reader is for one answer, or one chunk of it.
   *
   * @param reader reads the type of one answer or chunk
   * @param errors reads error objects
   */
  public ChunkReaders(ObjectReader reader, ErrorBody errors) {
    this.models = new ModelSequences<>(reader);
    this.errors = errors;
  }

  /**
   * {@return a reader over the body of one answer}
   *
   * @param body the bytes of the answer
   * @param rules what ends the stream, and its bounds
   * @param context what is known of the call
   * @param onEvent run once, at the first event
   */
  public ChunkReader<C> read(
      ByteSource body, StreamRules rules, ErrorContext context, Runnable onEvent) {
    return new ChunkReader<>(body, rules, context, decoder(context), onEvent);
  }

  /**
   * {@return a decoder of one answer, which is known whole}
   *
   * @param context what is known of the call
   */
  public ModelDecoder<C> decoder(ErrorContext context) {
    return new ModelDecoder<>(models, errors, context);
  }
}
