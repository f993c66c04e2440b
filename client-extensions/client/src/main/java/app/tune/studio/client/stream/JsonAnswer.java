package app.tune.studio.client.stream;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.ResponseHead;
import app.tune.studio.client.http.MediaType;
import app.tune.studio.client.sse.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A plain answer to a streaming request, gathered up to its end to become the one chunk. */
final class JsonAnswer {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ErrorContext context;
  private final int limit;

  private JsonAnswer(ErrorContext context, int limit) {
    this.context = context;
    this.limit = limit;
  }

  /** Returns whether the bytes hold more than white space, so that one can tell what they begin. */
  static boolean isTelling(ByteBuffer bytes) {
    return peek(bytes).firstByte() >= 0;
  }

  private static Slice peek(ByteBuffer bytes) {
    byte[] peeked = new byte[bytes.remaining()];
    bytes.duplicate().get(peeked);
    return new Slice(peeked, 0, peeked.length);
  }

  /**
   * Returns where to gather the body, or null where it is an event stream. What the body begins
   * with is believed before a media type other than that of event streams.
   */
  static @Nullable JsonAnswer detect(ByteBuffer first, ErrorContext context, int limit) {
    ResponseHead head = context.head();
    if (head != null && MediaType.isEventStream(head.contentType())) {
      return null;
    }
    Slice peeked = peek(first);
    return switch (peeked.firstByte()) {
      case '{' -> new JsonAnswer(context, limit);
      case '<' ->
          throw new ProtocolException(
              "an HTML page in place of an event stream", context.withBody(peeked.array()), null);
      default -> null;
    };
  }

  void add(ByteBuffer more) {
    if (bytes.size() + more.remaining() > limit) {
      throw new ProtocolException(
          "the answer is longer than the limit of " + limit + " bytes", context, null);
    }
    byte[] copy = new byte[more.remaining()];
    more.get(copy);
    bytes.writeBytes(copy);
  }

  Slice data() {
    byte[] whole = bytes.toByteArray();
    return new Slice(whole, 0, whole.length);
  }
}
