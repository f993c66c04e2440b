package app.tune.studio.client.internal.stream;

import app.tune.studio.client.internal.json.Json;
import app.tune.studio.client.internal.json.ValueReader;
import app.tune.studio.client.internal.sse.Slice;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads models from many pieces of JSON with one parser, since creating a parser allocates as much
 * memory as reading a small piece.
 *
 * <p>A parser caches member names, so it is replaced from time to time.
 */
final class ReusableJsonReader<C> {

  private static final int MODELS_PER_PARSER = 256;

  private final ValueReader<C> reader;
  private final Piece piece = new Piece();
  private final Rest rest = new Rest();
  private @Nullable JsonParser parser;
  private int read;

  ReusableJsonReader(ValueReader<C> reader) {
    this.reader = reader;
  }

  /**
   * Reads a model from the start of a piece.
   *
   * @param onTrailing receives the model and the text after it, if that is more than whitespace
   * @return null if the piece is the JSON literal null
   */
  @Nullable C read(Slice json, BiConsumer<C, String> onTrailing) throws IOException {
    if (json.firstByte() != '{') {
      return readOnce(json);
    }
    boolean whole = false;
    try {
      piece.begin(json);
      C model = next();
      whole = isAtEnd();
      if (!whole) { // or the parser has not read ahead to the end
        String text = trailing(json);
        if (!text.isEmpty()) {
          onTrailing.accept(model, text);
        }
      }
      return model;
    } finally {
      if (!whole || ++read == MODELS_PER_PARSER) {
        renew();
      }
    }
  }

  private @Nullable C readOnce(Slice json) throws IOException {
    try (JsonParser once = Json.FACTORY.createParser(json.array(), json.offset(), json.length())) {
      return once.nextToken() == JsonToken.VALUE_NULL ? null : reader.read(once);
    }
  }

  private static String trailing(Slice json) throws IOException {
    // how far the parser has read ahead is unknown, so this rare piece is parsed again
    try (JsonParser again = Json.FACTORY.createParser(json.array(), json.offset(), json.length())) {
      again.nextToken();
      again.skipChildren();
      long read = again.currentLocation().getByteOffset();
      if (read < 0) { // Jackson detects UTF-16, and then counts characters
        throw new JsonParseException(again, "it is not UTF-8");
      }
      int end = json.offset() + (int) read;
      return new Slice(json.array(), end, json.offset() + json.length() - end).text().strip();
    }
  }

  private C next() throws IOException {
    JsonParser open = parser;
    if (open == null) {
      open = Json.FACTORY.createParser(piece);
      parser = open;
    }
    open.nextToken();
    return reader.read(open);
  }

  /** Returns whether only whitespace is left in the parser and the piece. */
  private boolean isAtEnd() throws IOException {
    JsonParser open = parser;
    if (open == null || !piece.isRead()) {
      return false;
    }
    rest.blank = true;
    return open.releaseBuffered(rest) >= 0 && rest.blank;
  }

  /** Releases the parser's buffers to Jackson; the next piece gets a new parser. */
  void renew() {
    JsonParser open = parser;
    parser = null;
    read = 0;
    if (open != null) {
      try {
        open.close();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible); // the bytes are in memory
      }
    }
  }

  /** The current piece, as a stream that never blocks. */
  private static final class Piece extends InputStream {

    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    void begin(Slice json) {
      bytes = json.array();
      at = json.offset();
      end = at + json.length();
    }

    boolean isRead() {
      return at == end;
    }

    @Override
    public int read() {
      return at == end ? -1 : bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = Math.min(length, end - at);
      if (count == 0 && length > 0) {
        return -1;
      }
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count;
    }
  }

  /** Receives the bytes that the parser has not consumed. */
  private static final class Rest extends OutputStream {

    private boolean blank;

    @Override
    public void write(int b) {
      blank &= b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
  }
}
