package app.tune.studio.client;

import app.tune.studio.client.internal.call.OpenStream;
import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.stream.BlockingChunks;
import app.tune.studio.client.stream.CompletionAccumulator;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A completion as it is generated: read it once, as chunks or as text, and close it.
 *
 * <p>Reading waits for the server. It ends normally only when the completion is whole; what cuts it
 * short is an exception (an {@link app.tune.studio.client.error.IncompleteStreamException} from the
 * first chunk on) that carries the text so far. Read by one thread; {@link #close()} may be called
 * by any.
 */
public final class CompletionStream implements Iterable<TextCompletionChunk>, AutoCloseable {

  private final OpenStream<TextCompletionChunk> open;
  private final BlockingChunks<TextCompletionChunk> chunks;
  private final CompletionAccumulator accumulator = new CompletionAccumulator();
  private final Iterator<TextCompletionChunk> iterator = new Accumulating();

  CompletionStream(OpenStream<TextCompletionChunk> open) {
    this.open = open;
    this.chunks = new BlockingChunks<>(open.reader());
  }

  /** Returns the one iterator of this stream: each chunk is read once, whichever way. */
  @Override
  public Iterator<TextCompletionChunk> iterator() {
    return iterator;
  }

  /** {@return the chunks that are not read yet; closing it closes this stream} */
  public Stream<TextCompletionChunk> chunks() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                iterator, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(this::close);
  }

  /** {@return the pieces of text of the first choice, without empty ones} */
  public Stream<String> texts() {
    return texts(0);
  }

  /**
   * {@return the pieces of text of the choice with this index, without empty ones}
   *
   * @param index the index of the choice, from 0
   */
  public Stream<String> texts(int index) {
    return chunks().flatMap(chunk -> texts(chunk, index));
  }

  private static Stream<String> texts(TextCompletionChunk chunk, int index) {
    List<CompletionChoice> choices = chunk.choices();
    return choices == null
        ? Stream.empty()
        : choices.stream()
            .filter(Objects::nonNull)
            .filter(choice -> (choice.index() == null ? 0 : choice.index()) == index)
            .map(CompletionChoice::text)
            .filter(text -> text != null && !text.isEmpty());
  }

  /**
   * Reads what is left and returns the whole completion, choices ordered by index.
   *
   * @return the whole completion
   * @throws TuneStudioException where the stream fails before it is complete
   */
  public TextCompletion completion() {
    iterator.forEachRemaining(chunk -> {});
    return accumulator.completion();
  }

  /** {@return the HTTP status, 200 to 299} */
  public int status() {
    return open.head().status();
  }

  /** {@return the headers of the answer; names are looked up without regard to case} */
  public Map<String, List<String>> headers() {
    return open.head().headers();
  }

  /** {@return the server's id of the request, or null} */
  public @Nullable String requestId() {
    return open.head().requestId();
  }

  /** {@return how many attempts were made until the stream began} */
  public int attempts() {
    return open.attempts();
  }

  /**
   * Ends the stream. One that is not complete is cancelled at once: its connection is closed, and a
   * thread that waits for a chunk gets an exception. Never blocks; may be called again.
   */
  @Override
  public void close() {
    open.reader()
        .cancel(new CallCancelledException("the stream was closed", open.reader().context(), null));
  }

  private final class Accumulating implements Iterator<TextCompletionChunk> {

    @Override
    public boolean hasNext() {
      return chunks.hasNext();
    }

    @Override
    public TextCompletionChunk next() {
      TextCompletionChunk chunk = chunks.next();
      accumulator.add(chunk);
      return chunk;
    }
  }
}
