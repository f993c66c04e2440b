package app.tune.studio.client.stream;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.http.ByteSource;
import app.tune.studio.client.sse.EventParser;
import app.tune.studio.client.sse.EventTooLargeException;
import app.tune.studio.client.sse.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of one stream and judges its end: complete, or an error that carries what came.
 *
 * <p>Never waits, so that a waiting thread and a publisher can share it. Used by one thread at a
 * time, but for {@link #cancel}.
 */
public final class ChunkReader<C> {

  private final ByteSource body;
  private final StreamRules rules;
  private final ErrorContext context;
  private final ModelDecoder<C> decoder;
  private final Runnable onEvent;
  private final EventParser parser;
  private final StreamProgress progress = new StreamProgress();
  private final byte[] terminator;
  private final byte[] errorPrefix;

  private @Nullable JsonAnswer json;
  private boolean bytesSeen;
  private boolean eventSeen;
  private boolean parserEnded;
  private boolean torn;
  private boolean complete;
  private @Nullable TuneStudioException failure;
  private volatile @Nullable TuneStudioException cancelled;

  ChunkReader(
      ByteSource body,
      StreamRules rules,
      ErrorContext context,
      ModelDecoder<C> decoder,
      Runnable onEvent) {
    this.body = body;
    this.rules = rules;
    this.context = context;
    this.decoder = decoder;
    this.onEvent = onEvent;
    this.parser = new EventParser(rules.maxEventSize());
    this.terminator = rules.terminator().getBytes(StandardCharsets.UTF_8);
    this.errorPrefix = (rules.errorName() + ":").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * {@return the next chunk, or null where none is there yet or the stream {@link #isComplete()}}
   *
   * @throws TuneStudioException where the stream failed, or ended before it was complete, now and
   *     at each later call; its connection is closed
   */
  public @Nullable C poll() {
    TuneStudioException known = failure;
    if (known != null) {
      throw known;
    }
    try {
      return read();
    } catch (EventTooLargeException tooLarge) {
      throw failed(new ProtocolException(String.valueOf(tooLarge.getMessage()), context, null));
    } catch (IOException cut) {
      throw failed(
          new ConnectionException(
              "the connection was lost in mid-stream: " + cut.getMessage(),
              Stage.READ_BODY,
              context,
              cut));
    } catch (TuneStudioException thrown) {
      throw failed(thrown);
    }
  }

  private @Nullable C read() throws IOException {
    while (!complete) {
      TuneStudioException why = cancelled;
      if (why != null) {
        throw why;
      }
      C chunk = null;
      if (parser.next()) {
        chunk = judge();
      } else {
        ByteBuffer bytes = body.poll();
        if (bytes != null) {
          take(bytes);
        } else if (body.isEnded()) {
          chunk = end();
        } else {
          return null;
        }
      }
      if (chunk != null) {
        progress.add(chunk);
        return chunk;
      }
    }
    return null;
  }

  private void take(ByteBuffer bytes) {
    if (!bytesSeen && JsonAnswer.isTelling(bytes)) {
      bytesSeen = true;
      json = JsonAnswer.detect(bytes, context, rules.maxEventSize());
    }
    if (json == null) {
      parser.feed(bytes);
    } else {
      json.add(bytes);
    }
  }

  private @Nullable C judge() {
    sawEvent();
    Slice data = parser.data();
    return switch (parser.kind()) {
      case EVENT -> event(data);
      case STRAY -> strayLine(data);
      case PENDING -> pending(data);
    };
  }

  private void sawEvent() {
    if (!eventSeen) {
      eventSeen = true;
      onEvent.run();
    }
  }

  private @Nullable C event(Slice data) {
    if (data.is(terminator)) {
      complete();
      return null;
    }
    if (parser.eventType().equals(rules.errorName())) {
      throw decoder.error(data);
    }
    return data.firstByte() < 0 ? null : decoder.decode(data);
  }

  /** The standard drops a line of an unknown field; some servers put errors there. */
  private @Nullable C strayLine(Slice line) {
    if (line.is(terminator)) {
      complete();
      return null;
    }
    if (line.startsWith(errorPrefix)) {
      throw decoder.errorLine(line);
    }
    if (line.firstByte() != '{') {
      return null;
    }
    C chunk = decoder.decode(line);
    return chunk instanceof EventStream.Chunk streamed && streamed.choices() != null ? chunk : null;
  }

  /** The event that the end of the body cut counts if it is whole. */
  private @Nullable C pending(Slice data) {
    try {
      return event(data);
    } catch (ProtocolException unreadable) {
      torn = true;
      return null;
    }
  }

  private @Nullable C end() {
    if (json != null) {
      sawEvent();
      C chunk = decoder.decode(json.data());
      complete();
      return chunk;
    }
    if (!parserEnded) {
      parserEnded = true;
      parser.end();
      return null;
    }
    if (!eventSeen) {
      throw new ProtocolException("the answer has no event", context, null);
    }
    boolean clean = rules.endRule() == EndRule.CLEAN_END && !torn;
    if (!clean && !progress.isFinished(rules.expectedChoices().getAsInt())) {
      throw incomplete("it ended without " + rules.terminator(), null);
    }
    complete();
    return null;
  }

  private void complete() {
    complete = true;
    body.finish();
  }

  /** Ends the stream with a failure; from the first chunk on it carries what has arrived. */
  private TuneStudioException failed(TuneStudioException why) {
    body.close();
    TuneStudioException told =
        progress.isChunkSeen() && !(why instanceof IncompleteStreamException)
            ? incomplete(why.reason(), why)
            : why;
    failure = told;
    return told;
  }

  private IncompleteStreamException incomplete(String why, @Nullable TuneStudioException cause) {
    return new IncompleteStreamException(
        "the stream is incomplete: " + why,
        progress.texts(),
        progress.finishReasons(),
        context,
        cause);
  }

  /** {@return whether the stream is over, and nothing of it is missing} */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Sets what is run when {@link #poll()} may have something new; it must not block.
   *
   * @param signal run on the thread that brings the bytes
   */
  public void onReadable(Runnable signal) {
    body.onReadable(signal);
  }

  /**
   * Ends the stream from any thread: its reader gets the failure in place of what it has not read,
   * the connection is closed. A stream that is complete stays so.
   *
   * @param why what the reader is told
   */
  public void cancel(TuneStudioException why) {
    cancelled = why;
    body.fail(why);
  }

  /** {@return what tells of this stream in an exception} */
  public ErrorContext context() {
    return context;
  }
}
