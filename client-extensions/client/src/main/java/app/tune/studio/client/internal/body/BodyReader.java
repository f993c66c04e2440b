package app.tune.studio.client.internal.body;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.internal.http.ResponseHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** Checks the size of a gathered body and decompresses it. */
public final class BodyReader {

  private BodyReader() {}

  /**
   * Returns the JSON of a plain success response.
   *
   * @throws ProtocolException if the body is too long, empty, or not JSON
   */
  public static byte[] json(
      GatheredBody gathered, ResponseHead head, int limit, Supplier<ErrorContext> context) {
    byte[] bytes = gathered.bytes();
    if (gathered.beyondLimit()) {
      throw tooLong(limit, context.get().withBody(bytes));
    }
    BodyKind kind = BodyKind.of(ByteBuffer.wrap(bytes), head.contentType());
    boolean gzip = kind == BodyKind.GZIP;
    if (gzip) {
      bytes = inflate(bytes, limit, context);
      kind = BodyKind.of(ByteBuffer.wrap(bytes), head.contentType());
    }
    String wrong =
        switch (kind) {
          case EMPTY -> "the response is empty";
          case HTML -> "the response is an HTML page, not JSON";
          case EVENT_STREAM -> "the response to a plain call is an event stream";
          case GZIP -> "the response is compressed twice";
          case OTHER ->
              head.isEncoded() && !gzip
                  ? "the response is compressed (Content-Encoding: " + head.contentEncoding() + ")"
                  : null;
          case JSON_OBJECT -> null;
        };
    if (wrong != null) {
      throw new ProtocolException(wrong, context.get().withBody(bytes), null);
    }
    return bytes;
  }

  /** Returns the readable part of an error body; never fails, so as not to hide the status. */
  public static byte[] error(GatheredBody gathered) {
    byte[] bytes = gathered.bytes();
    if (BodyKind.of(ByteBuffer.wrap(bytes), null) != BodyKind.GZIP) {
      return bytes;
    }
    byte[] out = new byte[ErrorContext.MAX_BODY];
    int length = 0;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      length = in.readNBytes(out, 0, out.length);
    } catch (IOException truncated) {
      return bytes;
    }
    return Arrays.copyOf(out, length);
  }

  private static byte[] inflate(byte[] bytes, int limit, Supplier<ErrorContext> context) {
    ByteAccumulator inflated = new ByteAccumulator(limit);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] piece = new byte[8 * 1024];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (!inflated.add(ByteBuffer.wrap(piece, 0, read))) {
          throw tooLong(limit, context.get().withBody(bytes));
        }
      }
      return inflated.first(limit);
    } catch (IOException truncated) {
      throw new ProtocolException(
          "the compressed response cannot be read", context.get().withBody(bytes), truncated);
    }
  }

  private static ProtocolException tooLong(int limit, ErrorContext context) {
    return new ProtocolException(
        "the response is longer than the limit of " + limit + " bytes", context, null);
  }
}
