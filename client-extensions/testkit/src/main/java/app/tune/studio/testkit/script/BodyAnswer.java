package app.tune.studio.testkit.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * An answer with a status and a body, framed by {@code Content-Length} by default. The head and the
 * first piece are sent in one write.
 */
public final class BodyAnswer extends HttpAnswer<BodyAnswer> {
  BodyAnswer(Parts parts) {
    super(parts);
  }

  @Override
  BodyAnswer with(Parts parts) {
    return new BodyAnswer(parts);
  }

  /**
   * Adds a text to the body.
   *
   * @param text the text, encoded in UTF-8
   * @return this answer
   */
  public BodyAnswer body(String text) {
    return write(text);
  }

  /**
   * Adds bytes to the body.
   *
   * @param bytes the bytes, sent as is
   * @return this answer
   */
  public BodyAnswer body(byte[] bytes) {
    return write(bytes);
  }

  /**
   * Adds a compressed text to the body and sets {@code Content-Encoding: gzip}.
   *
   * @param text the text, encoded in UTF-8 and compressed
   * @return this answer
   */
  public BodyAnswer gzip(String text) {
    return with(head.replace("Content-Encoding", "gzip")).write(compressed(text));
  }

  @Override
  boolean headFirst() {
    return false;
  }

  private static byte[] compressed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
