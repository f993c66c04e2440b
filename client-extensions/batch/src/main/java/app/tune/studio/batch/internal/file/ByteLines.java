package app.tune.studio.batch.internal.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads lines as bytes, which JSON parsers like and which tells where a line ends in the file. A
 * line ends with a line feed; a carriage return before it and a byte order mark are left out.
 */
public final class ByteLines implements Closeable {

  /** Longer lines are refused: they would not fit into a request either. */
  public static final int MAX_LENGTH = 256 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int INITIAL_SIZE = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[INITIAL_SIZE];
  private int filled;
  private int start;
  private int next;
  private int length;
  private long number;
  private long endPosition;
  private boolean terminated;

  /** Reads from a stream, which need not be buffered. */
  public ByteLines(InputStream in) {
    this.in = in;
  }

  /**
   * Goes on to the next line; returns false at the end of the stream.
   *
   * @throws IOException where the stream fails; {@link #endPosition} is where the line began
   */
  public boolean next() throws IOException {
    start = next;
    int searched = start;
    int end;
    while ((end = lineFeed(searched)) < 0) {
      searched = filled - start;
      if (!fill()) {
        return lastLine();
      }
      searched += start;
    }
    terminated = true;
    next = end + 1;
    found(end);
    return true;
  }

  private boolean lastLine() {
    if (start == filled) {
      return false;
    }
    terminated = false;
    next = filled;
    found(filled);
    return true;
  }

  private void found(int end) {
    number++;
    endPosition += next - start;
    length = end - start;
    if (length > 0 && buffer[end - 1] == '\r') {
      length--;
    }
    if (number == 1 && startsWithMark()) {
      start += BYTE_ORDER_MARK.length;
      length -= BYTE_ORDER_MARK.length;
    }
  }

  private boolean startsWithMark() {
    int mark = BYTE_ORDER_MARK.length;
    return length >= mark && Arrays.equals(buffer, start, start + mark, BYTE_ORDER_MARK, 0, mark);
  }

  private int lineFeed(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves the begun line to the front, makes room and reads; returns false at the end. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
      next = 0;
    }
    if (filled == buffer.length) {
      if (filled >= MAX_LENGTH) {
        throw new IOException("line " + (number + 1) + " is longer than " + MAX_LENGTH + " bytes");
      }
      buffer = Arrays.copyOf(buffer, filled * 2);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read > 0) {
      filled += read;
    }
    return read >= 0;
  }

  /** Returns the array that holds the line until the next one is read. */
  public byte[] array() {
    return buffer;
  }

  /** Returns where in the array the line begins. */
  public int offset() {
    return start;
  }

  /** Returns the length of the line without its end. */
  public int length() {
    return length;
  }

  /** Returns whether the line has nothing but white space. */
  public boolean isBlank() {
    for (int i = start; i < start + length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of the line, from 1. */
  public long number() {
    return number;
  }

  /** Returns whether the line ended with a line feed. */
  public boolean terminated() {
    return terminated;
  }

  /** Returns the position in the stream behind the line and its end. */
  public long endPosition() {
    return endPosition;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
