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

  /**
   * Returns where to gather the body, or null where it is an event stream. What the body begins
   * with is believed before a media type other than that of event streams.
   */
  static @Nullable JsonAnswer detect(ByteBuffer first, ErrorContext context, int limit) {
    ResponseHead head = context.head();
    if (head != null && MediaType.isEventStream(head.contentType())) {
      return null;
    }
    byte[] peeked = new byte[first.remaining()];
    first.duplicate().get(peeked);
    return switch (new Slice(peeked, 0, peeked.length).firstByte()) {
      case '{' -> new JsonAnswer(context, limit);
      case '<' ->
          throw new ProtocolException(
              "an HTML page in place of an event stream", context.withBody(peeked), null);
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
