package app.tune.studio.client.call;

import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.ResponseHead;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The body of a plain answer: whole, within its limit, not compressed, and JSON by its looks. */
final class PlainBody {

  private static final String EVENT_LINE = "data:";

  private PlainBody() {}

  /**
   * Returns the bytes of a body that came under a success status.
   *
   * @throws TuneStudioException where it was cut, is too long, empty, or something else than JSON
   */
  static byte[] of(BodyCollector.Collected collected, ErrorContext context, int limit) {
    Throwable cut = collected.failure();
    if (cut instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cut instanceof Error error) {
      throw error;
    }
    if (cut != null) {
      throw new ConnectionException(
          "the answer was cut: " + cut.getMessage(),
          Stage.READ_BODY,
          context.withBody(collected.bytes()),
          cut);
    }
    if (collected.beyondLimit()) {
      throw tooLong(limit, context.withBody(collected.bytes()));
    }
    byte[] bytes =
        isGzip(collected.bytes()) ? inflate(collected.bytes(), limit, context) : collected.bytes();
    String wrong = whatIsWrong(bytes, context.head());
    if (wrong != null) {
      throw new ProtocolException(wrong, context.withBody(bytes), null);
    }
    return bytes;
  }

  private static @Nullable String whatIsWrong(byte[] bytes, @Nullable ResponseHead head) {
    int first = firstByte(bytes);
    String contentType = head == null ? null : head.contentType();
    if (first < 0) {
      return "the answer is empty";
    }
    if (first == '<' || (first != '{' && MediaType.isHtml(contentType))) {
      return "the answer is an HTML page, not JSON";
    }
    if (first != '{' && (MediaType.isEventStream(contentType) || startsWith(bytes, EVENT_LINE))) {
      return "the answer of a plain call is an event stream";
    }
    return null;
  }

  private static int firstByte(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return b & 0xFF;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, String start) {
    for (int i = 0; i < start.length(); i++) {
      if (i >= bytes.length || bytes[i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the body of an error, as far as it can be read: it must not hide the status. */
  static byte[] decodedForError(byte[] bytes) {
    if (!isGzip(bytes)) {
      return bytes;
    }
    byte[] out = new byte[ErrorContext.MAX_BODY];
    int length = 0;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      length = in.readNBytes(out, 0, out.length);
    } catch (IOException torn) {
      return bytes;
    }
    return Arrays.copyOf(out, length);
  }

  /** Nothing asks for compression; a server may do it all the same. */
  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
  }

  private static byte[] inflate(byte[] bytes, int limit, ErrorContext context) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      Blocks inflated = new Blocks(limit);
      byte[] piece = new byte[8 * 1024];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (!inflated.add(ByteBuffer.wrap(piece, 0, read))) {
          throw tooLong(limit, context.withBody(bytes));
        }
      }
      return inflated.first(limit);
    } catch (IOException torn) {
      throw new ProtocolException(
          "the compressed answer cannot be read", context.withBody(bytes), torn);
    }
  }

  private static ProtocolException tooLong(int limit, ErrorContext context) {
    return new ProtocolException(
        "the answer is longer than the limit of " + limit + " bytes", context, null);
  }
}
