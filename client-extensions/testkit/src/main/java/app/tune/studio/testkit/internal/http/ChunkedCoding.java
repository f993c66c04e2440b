package app.tune.studio.testkit.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Encodes the chunks of a body of unknown length (RFC 9112, section 7.1). */
public final class ChunkedCoding {

  private static final byte[] CRLF = {'\r', '\n'};

  private ChunkedCoding() {}

  /** Returns these bytes, one or more, as one chunk. */
  public static byte[] chunk(byte[] data) {
    byte[] size = Integer.toHexString(data.length).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(size.length + data.length + 4);
    chunk.writeBytes(size);
    chunk.writeBytes(CRLF);
    chunk.writeBytes(data);
    chunk.writeBytes(CRLF);
    return chunk.toByteArray();
  }

  /** Returns the chunk that ends a body. */
  public static byte[] last() {
    return "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  }
}
