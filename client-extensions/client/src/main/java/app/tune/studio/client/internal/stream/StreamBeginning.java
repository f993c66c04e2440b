package app.tune.studio.client.internal.stream;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.body.BodyKind;
import app.tune.studio.client.internal.body.ByteAccumulator;
import app.tune.studio.client.internal.http.MediaType;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.sse.Slice;
import java.nio.ByteBuffer;

/**
 * The first bytes of a response to a streaming request, which may be something else than an event
 * stream, whatever its media type says.
 */
final class StreamBeginning {

  /** Those of fields, comments, blank lines, bare JSON, web pages and the byte order mark. */
  private static final String FIRST_BYTES = "deir:\r\n\t {<\u00EF";

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ResponseHead head;
  private final ModelDecoder<?> decoder;
  private final StreamOwner owner;
  private final ByteAccumulator bytes = new ByteAccumulator(ErrorContext.MAX_BODY);
  private BodyKind kind = BodyKind.EMPTY;
  private int markSeen;

  StreamBeginning(ResponseHead head, ModelDecoder<?> decoder, StreamOwner owner) {
    this.head = head;
    this.decoder = decoder;
    this.owner = owner;
  }

  /**
   * Adds bytes of the body; skips a byte order mark.
   *
   * @throws ProtocolException if they are compressed, or a web page
   */
  void add(ByteBuffer received) {
    if (!isJson()) { // which its reader collects
      bytes.add(received.duplicate());
    }
    skipMark(received);
    if (kind == BodyKind.EMPTY) {
      kind = BodyKind.of(received, head.contentType());
      if (kind == BodyKind.GZIP || isEncoded(received)) {
        throw compressed();
      }
      if (kind == BodyKind.HTML && !head.isEventStream()) {
        throw page();
      }
    }
  }

  /** Skips a byte order mark, which may arrive in several pieces. */
  private void skipMark(ByteBuffer received) {
    while (markSeen < MARK.length && received.hasRemaining()) {
      if (received.get(received.position()) != MARK[markSeen]) {
        markSeen = MARK.length; // there is none
      } else {
        markSeen++;
        received.get();
      }
    }
  }

  private ProtocolException page() {
    return new ProtocolException(
        "the response is an HTML page, not an event stream", decoder.context(bytes(), owner), null);
  }

  /** Returns whether the response is a plain one, which is delivered as one chunk. */
  boolean isJson() {
    return kind == BodyKind.JSON_OBJECT
        && !head.isEventStream()
        && !MediaType.isJsonLines(head.contentType()); // lines of chunks, read like bare ones
  }

  /** A declared encoding is ignored if the first byte could begin a line of an event stream. */
  private boolean isEncoded(ByteBuffer received) {
    return head.isEncoded()
        && received.hasRemaining()
        && FIRST_BYTES.indexOf((char) (received.get(received.position()) & 0xFF)) < 0;
  }

  private ProtocolException compressed() {
    String encoding = head.isEncoded() ? "Content-Encoding: " + head.contentEncoding() : "gzip";
    return new ProtocolException(
        "the event stream is compressed (" + encoding + ")", owner.context(), null);
  }

  /**
   * Returns the failure of a response without events.
   *
   * @param isBlank whether all lines are blank or comments
   */
  TuneStudioException withoutEvents(boolean isBlank) {
    if (head.isEncoded()) {
      return compressed();
    }
    return kind == BodyKind.HTML ? page() : decoder.withoutEvents(bytes(), isBlank, owner);
  }

  private Slice bytes() {
    byte[] first = bytes.first(ErrorContext.MAX_BODY);
    return new Slice(first, 0, first.length);
  }
}
