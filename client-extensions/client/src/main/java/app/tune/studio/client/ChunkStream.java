package app.tune.studio.client;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.internal.call.Abandonment;
import app.tune.studio.client.internal.call.Call;
import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.client.internal.choice.Choices;
import app.tune.studio.client.internal.concurrent.ReachabilityWatcher.Watched;
import app.tune.studio.client.internal.stream.ChunkIterator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A response as it is generated, read once, as chunks or as text, and then closed.
 *
 * <p>Reading blocks until the server sends a chunk. It ends normally only if the response is
 * complete; otherwise it throws an exception (an {@link
 * app.tune.studio.client.error.IncompleteStreamException} from the first chunk on) that holds the
 * text received so far. Only one thread may read; {@link #close()} may be called by any.
 *
 * @param <C> one chunk
 * @param <R> the whole response
 */
public sealed class ChunkStream<C, R> implements Iterable<C>, AutoCloseable
    permits CompletionStream {

  private final Streaming<C> streaming;
  private final ChunkIterator<C> chunks;
  private final Watched reachability;

  ChunkStream(Streaming<C> streaming) {
    this.streaming = streaming;
    this.chunks = new ChunkIterator<>(streaming.chunks());
    this.reachability = Abandonment.watch(this, streaming.call());
  }

  /** Returns the only iterator of this stream: each chunk is delivered once, however it is read. */
  @Override
  public Iterator<C> iterator() {
    return new Reachable();
  }

  /** {@return the chunks not read yet; closing it closes this stream} */
  public Stream<C> chunks() {
    Iterable<C> open = this::iterator;
    return StreamSupport.stream(open.spliterator(), false).onClose(this::close);
  }

  /** {@return the non-empty pieces of text of the first choice} */
  public Stream<String> texts() {
    return texts(0);
  }

  /**
   * {@return the non-empty pieces of text of the choice with this index}
   *
   * @param index the index of the choice, from 0
   */
  public Stream<String> texts(int index) {
    return chunks().flatMap(chunk -> texts(chunk, index));
  }

  private static Stream<String> texts(Object chunk, int index) {
    List<? extends EventStream.Choice> choices =
        chunk instanceof EventStream.Chunk part ? part.choices() : null;
    return choices == null
        ? Stream.empty()
        : IntStream.range(0, choices.size())
            .filter(i -> Choices.index(choices.get(i), i) == index)
            .mapToObj(i -> choices.get(i).text())
            .filter(text -> text != null && !text.isEmpty())
            .map(String::valueOf);
  }

  /**
   * Reads the remaining chunks and returns the whole response, choices ordered by index.
   *
   * @return the whole response
   * @throws app.tune.studio.client.error.TuneStudioException if the stream fails before it is
   *     complete, or its text exceeds {@code maxPartialText}
   */
  @SuppressWarnings("unchecked") // the accumulator belongs to this endpoint
  public R response() {
    iterator().forEachRemaining(chunk -> {});
    return (R) streaming.chunks().response();
  }

  /** {@return the HTTP status, 200 to 299} */
  public int status() {
    return streaming.head().status();
  }

  /** {@return the headers of the response; names are case-insensitive} */
  public Map<String, List<String>> headers() {
    return streaming.head().headers();
  }

  /** {@return the server's id of the request, or null} */
  public @Nullable String requestId() {
    return streaming.head().requestId();
  }

  /** {@return the client's id of the call, as logged} */
  public String callId() {
    return streaming.call().callId();
  }

  /** {@return the number of attempts made until the stream began} */
  public int attempts() {
    return streaming.attempts();
  }

  /**
   * Closes the stream. An incomplete stream is cancelled at once: its connection is closed, and a
   * thread blocked on the next chunk receives an exception. Never blocks; idempotent.
   */
  @Override
  public final void close() {
    reachability.stop();
    Call<C> call = streaming.call();
    call.end(new CallCancelledException("the stream was closed", call.context(), null));
  }

  /** Keeps this stream reachable while it is being read. */
  private final class Reachable implements Iterator<C> {

    @Override
    public boolean hasNext() {
      return chunks.hasNext();
    }

    @Override
    public C next() {
      return chunks.next();
    }
  }
}
