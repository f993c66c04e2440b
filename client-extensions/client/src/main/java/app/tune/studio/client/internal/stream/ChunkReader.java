package app.tune.studio.client.internal.stream;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.body.ByteAccumulator;
import app.tune.studio.client.internal.http.ByteSource;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.sse.EventParser;
import app.tune.studio.client.internal.sse.EventTooLargeException;
import app.tune.studio.client.internal.sse.Slice;
import app.tune.studio.client.stream.Accumulator;
import app.tune.studio.client.stream.EndRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of one stream and decides whether it ends completely or with an error.
 *
 * <p>Blocks only if its source does, so it serves both blocking streams and publishers. Used by one
 * thread at a time, except for {@link #cancel}.
 */
public final class ChunkReader<C> {

  private final ByteSource body;
  private final StreamRules rules;
  private final StreamOwner owner;
  private final EventJudge<C> judge;
  private final EventParser parser;
  private final Accumulator<C, ?> accumulator;
  private final CompletionShape shape = new CompletionShape();

  private @Nullable ByteAccumulator json;
  private @Nullable Slice chunkData;

  /** Until the first chunk. */
  private @Nullable StreamBeginning beginning;

  private boolean eventSeen;
  private boolean lineSeen;
  private boolean chunkSeen;
  private boolean parserEnded;
  private volatile boolean complete;
  private @Nullable Throwable failure;
  private volatile @Nullable TuneStudioException cancelled;

  /** Creates a reader over the body of a response whose head has arrived. */
  public ChunkReader(
      ByteSource body,
      ResponseHead head,
      StreamRules rules,
      StreamOwner owner,
      ModelDecoder<C> decoder,
      Accumulator<C, ?> accumulator) {
    this.body = body;
    this.rules = rules;
    this.owner = owner;
    this.judge = new EventJudge<>(rules, decoder, owner);
    this.parser = new EventParser(rules.maxEventSize());
    this.accumulator = accumulator;
    this.beginning = new StreamBeginning(head, decoder, owner);
  }

  /**
   * Returns the next chunk, or null if none has arrived yet or the stream {@link #isComplete()}.
   *
   * @throws TuneStudioException if the stream failed, or ended before it was complete; thrown again
   *     by later calls. The connection is closed
   */
  public @Nullable C poll() {
    throwIfFailed();
    try {
      return read();
    } catch (EventTooLargeException tooLarge) {
      throw failed(
          new ProtocolException(String.valueOf(tooLarge.getMessage()), owner.context(), null));
    } catch (IOException cut) {
      TuneStudioException why = cancelled;
      throw failed(why != null ? why : owner.bodyFailure(cut));
    } catch (TuneStudioException thrown) {
      throw failed(thrown);
    } catch (RuntimeException | Error thrown) {
      body.close(); // the connection is not reusable after a malformed response
      failure = thrown;
      owner.ended(thrown);
      throw thrown;
    }
  }

  private void throwIfFailed() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException thrown) {
      throw thrown;
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
        lineSeen = true;
        if (parser.kind() != EventParser.Kind.STRAY) {
          sawEvent();
        }
        Slice data = parser.data();
        owner.event(data);
        chunkData = data;
        chunk = judge.judge(parser, data);
        if (chunk != null || judge.isTerminated()) {
          throwIfUnreadable();
        }
        if (chunk == null && judge.isTerminated()) {
          checkShape();
          complete();
        }
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
        sawEvent();
        chunkSeen = true;
        beginning = null;
        shape.add(chunk);
        accumulator.add(chunk);
        owner.chunk(chunk);
        judge.checkChoices(chunk, Objects.requireNonNull(chunkData));
        if (json != null) { // the only chunk
          complete();
        }
        return chunk;
      }
    }
    return null;
  }

  private void take(ByteBuffer bytes) {
    StreamBeginning first = beginning;
    if (first != null) {
      first.add(bytes);
      if (first.isJson() && json == null) {
        json = new ByteAccumulator(rules.maxEventSize());
      }
    }
    if (json == null) {
      parser.feed(bytes);
    } else if (!json.add(bytes)) {
      throw new ProtocolException(
          "the response is longer than the limit of " + rules.maxEventSize() + " bytes",
          owner.context(),
          null);
    }
  }

  private void sawEvent() {
    if (!eventSeen) {
      eventSeen = true;
      owner.firstEvent();
    }
  }

  private @Nullable C end() {
    if (json != null) {
      byte[] whole = json.first(Integer.MAX_VALUE);
      Slice data = new Slice(whole, 0, whole.length);
      chunkData = data;
      owner.event(data);
      return judge.whole(data);
    }
    if (!parserEnded) {
      parserEnded = true;
      parser.end();
      return null;
    }
    if (!eventSeen) {
      throw Objects.requireNonNull(beginning).withoutEvents(!lineSeen);
    }
    throwIfUnreadable();
    checkShape();
    if (!isWholeWithoutTerminator()) {
      throw incomplete("it ended without " + rules.terminator(), null);
    }
    complete();
    return null;
  }

  /**
   * A line that could not be read is lost, unless the body as a whole turns out to be one object.
   */
  private void throwIfUnreadable() {
    ProtocolException unreadable = judge.unreadable();
    if (unreadable != null) {
      throw unreadable;
    }
  }

  private void checkShape() {
    String missing = shape.missing();
    if (missing != null) {
      throw new ProtocolException(
          "the stream is not a completion: " + missing + " (base URL or path?)",
          owner.context(),
          null);
    }
  }

  private boolean isWholeWithoutTerminator() {
    if (!body.isFramed()) {
      return false;
    }
    boolean clean = rules.endRule() == EndRule.CLEAN_END && chunkSeen && !judge.isTruncated();
    return clean || accumulator.isFinished(rules.expectedChoices().getAsInt());
  }

  private void complete() {
    complete = true;
    body.finish();
    owner.ended(null);
  }

  /**
   * Ends the stream with a failure, which from the first chunk on holds the text received so far.
   */
  private TuneStudioException failed(TuneStudioException why) {
    body.close();
    TuneStudioException reported =
        chunkSeen && !(why instanceof IncompleteStreamException)
            ? incomplete(why.reason(), why)
            : why;
    failure = reported;
    owner.ended(reported);
    return reported;
  }

  private IncompleteStreamException incomplete(String why, @Nullable TuneStudioException cause) {
    return new IncompleteStreamException(
        "the stream is incomplete: " + why,
        accumulator.texts(),
        accumulator.finishReasons(),
        accumulator.isTextTruncated(),
        owner.context(),
        cause);
  }

  /** Returns whether the stream has ended completely. */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Returns the response accumulated from a complete stream.
   *
   * @throws ProtocolException if its text was truncated
   */
  public Object response() {
    if (accumulator.isTextTruncated()) {
      throw new ProtocolException(
          "the text of the stream is longer than maxPartialText allows to keep",
          owner.context(),
          null);
    }
    return accumulator.response();
  }

  /**
   * Sets a non-blocking callback that is run when the result of {@link #poll()} may have changed.
   */
  public void onReadable(Runnable signal) {
    body.onReadable(signal);
  }

  /**
   * Ends the stream from any thread: its reader gets the failure in place of unread chunks, and the
   * connection is closed. Has no effect on a complete stream.
   */
  public void cancel(TuneStudioException why) {
    if (!complete && cancelled == null) {
      cancelled = why;
      body.close();
    }
  }
}
