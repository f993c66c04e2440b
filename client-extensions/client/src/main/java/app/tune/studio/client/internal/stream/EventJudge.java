package app.tune.studio.client.internal.stream;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.internal.sse.EventParser;
import app.tune.studio.client.internal.sse.Slice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Classifies events: as a chunk, the terminator, an error, or to be ignored.
 *
 * <ul>
 *   <li>The terminator ends the stream, even as a bare line, or with white space after it.
 *   <li>An event of the error type, a line of the error field and an error object are errors.
 *   <li>A JSON object is a chunk; of another event type, or as a bare line, only if it has choices.
 *   <li>Empty data, an empty JSON string, {@code null} and data that looks like a comment are
 *       ignored, as is any data of another event type.
 *   <li>Anything else is a protocol error.
 * </ul>
 */
final class EventJudge<C> {

  private static final String MESSAGE = "message"; // the type of events without one (WHATWG 9.2.6)

  private final ModelDecoder<C> decoder;
  private final StreamOwner owner;
  private final String errorName;
  private final byte[] terminator;
  private final String errorPrefix;
  private boolean terminated;
  private boolean truncated;
  private boolean lineIgnored;
  private @Nullable ProtocolException unreadable;

  EventJudge(StreamRules rules, ModelDecoder<C> decoder, StreamOwner owner) {
    this.decoder = decoder;
    this.owner = owner;
    this.errorName = rules.errorName();
    this.terminator = rules.terminator().getBytes(StandardCharsets.UTF_8);
    this.errorPrefix = errorName + ":";
  }

  /** Returns the chunk in the parser's current event, or null if it is not a chunk. */
  @Nullable C judge(EventParser parser, Slice data) {
    return switch (parser.kind()) {
      case EVENT -> event(parser.eventType(), data);
      case STRAY -> strayLine(data);
      case PENDING -> pending(parser.eventType(), data);
    };
  }

  private @Nullable C event(String type, Slice data) {
    if (isTerminator(data)) {
      terminated = true;
      return null;
    }
    if (type.equals(errorName)) {
      throw decoder.error(data, owner);
    }
    int first = data.firstByte();
    if (first == '{') {
      return type.isEmpty() || type.equals(MESSAGE)
          ? decoder.chunk(data, owner)
          : decoder.chunkIfAny(data, owner, true);
    }
    if (!isOfNoInterest(type, first, data)) {
      throw new ProtocolException(
          "an event of the stream is not a JSON object", decoder.context(data, owner), null);
    }
    if (first >= 0) {
      owner.ignored("an event that is not a JSON object", data.text());
    }
    return null;
  }

  private boolean isTerminator(Slice data) {
    Slice text = data.trimmed();
    return text.startsWith(terminator) && text.from(terminator.length).text().isBlank();
  }

  private static boolean isOfNoInterest(String type, int first, Slice data) {
    if (first < 0 || first == ':' || !(type.isEmpty() || type.equals(MESSAGE))) {
      return true;
    }
    String text = data.text().strip();
    return text.equals("\"\"") || text.equals("null");
  }

  /**
   * Handles a line of an unknown field: the standard discards it, but some servers send errors so.
   * One that begins as JSON may be part of an object of several lines, which is judged at the end.
   */
  private @Nullable C strayLine(Slice line) {
    if (isTerminator(line)) {
      terminated = true;
      return null;
    }
    if (line.text().regionMatches(true, 0, errorPrefix, 0, errorPrefix.length())) {
      throw decoder.errorLine(line, owner);
    }
    if (line.firstByte() != '{') {
      if (!lineIgnored) { // a server that sends one may do so with each event
        lineIgnored = true;
        owner.ignored("a line that is no field of an event", line.text());
      }
      return null;
    }
    try {
      return decoder.chunkIfAny(line, owner, false);
    } catch (ProtocolException malformed) {
      unreadable = malformed;
      return null;
    }
  }

  /** Returns why a line that begins as JSON could not be read, or null. */
  @Nullable ProtocolException unreadable() {
    return unreadable;
  }

  /** Handles an event truncated by the end of the body, which counts if its data is complete. */
  private @Nullable C pending(String type, Slice data) {
    try {
      return event(type, data);
    } catch (ProtocolException cut) {
      truncated = true;
      owner.ignored("an event that the end cut off", data.text());
      return null;
    }
  }

  /** Returns a plain response as a chunk; it must be a completion. */
  C whole(Slice json) {
    return decoder.completion(json, owner);
  }

  /** Throws if a choice of the chunk reports an error. */
  void checkChoices(C chunk, Slice data) {
    if (chunk instanceof EventStream.Chunk streamed && streamed.choices() != null) {
      decoder.checkChoices(streamed, errorName, () -> decoder.context(data, owner));
    }
  }

  /** Returns whether the terminator was received. */
  boolean isTerminated() {
    return terminated;
  }

  /** Returns whether the end of the body truncated an event. */
  boolean isTruncated() {
    return truncated;
  }
}
