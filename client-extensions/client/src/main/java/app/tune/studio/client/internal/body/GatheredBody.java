package app.tune.studio.client.internal.body;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.internal.http.ResponseHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body, complete or not.
 *
 * @param bytes the bytes received; of an incomplete body only the first ones
 * @param failure why the body is truncated, or null
 * @param beyondLimit whether the body exceeds the limit
 */
@SuppressWarnings("ArrayRecordComponent") // ownership is transferred
public record GatheredBody(byte[] bytes, @Nullable Throwable failure, boolean beyondLimit) {

  /**
   * Returns the JSON of a plain success response.
   *
   * @throws ProtocolException if the body is too long, empty, or not JSON
   */
  public byte[] json(ResponseHead head, int limit, Supplier<ErrorContext> context) {
    if (beyondLimit) {
      throw tooLong(limit, context.get().withBody(bytes));
    }
    byte[] json = bytes;
    BodyKind kind = BodyKind.of(ByteBuffer.wrap(json), head.contentType());
    boolean gzip = kind == BodyKind.GZIP;
    if (gzip) {
      json = inflated(limit, context);
      kind = BodyKind.of(ByteBuffer.wrap(json), head.contentType());
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
      throw new ProtocolException(wrong, context.get().withBody(json), null);
    }
    return json;
  }

  /** Returns the readable part of the body; never fails, so as not to hide an error status. */
  public byte[] readable() {
    if (BodyKind.of(ByteBuffer.wrap(bytes), null) != BodyKind.GZIP) {
      return bytes;
    }
    ByteAccumulator inflated = new ByteAccumulator(ErrorContext.MAX_BODY);
    try {
      inflate(inflated);
    } catch (IOException truncated) {
      // what came before is kept
    }
    byte[] readable = inflated.first(ErrorContext.MAX_BODY);
    return readable.length == 0 ? bytes : readable;
  }

  private byte[] inflated(int limit, Supplier<ErrorContext> context) {
    ByteAccumulator inflated = new ByteAccumulator(limit);
    try {
      if (!inflate(inflated)) {
        throw tooLong(limit, context.get().withBody(bytes));
      }
      return inflated.first(limit);
    } catch (IOException truncated) {
      throw new ProtocolException(
          "the compressed response cannot be read", context.get().withBody(bytes), truncated);
    }
  }

  /** Returns whether everything was accumulated. */
  private boolean inflate(ByteAccumulator inflated) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] piece = new byte[8 * 1024];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (!inflated.add(ByteBuffer.wrap(piece, 0, read))) {
          return false;
        }
      }
      return true;
    }
  }

  private static ProtocolException tooLong(int limit, ErrorContext context) {
    return new ProtocolException(
        "the response is longer than the limit of " + limit + " bytes", context, null);
  }
}
