package app.tune.studio.client.internal.sse;

import java.nio.charset.StandardCharsets;

/**
 * Some bytes of a larger array, not copied.
 *
 * @param array the array, not to be changed
 * @param offset the offset of the first byte
 * @param length the number of bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a view, valid only until its parser advances
public record Slice(byte[] array, int offset, int length) {

  /** Returns the bytes as UTF-8 text; malformed bytes become replacement characters. */
  public String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** Returns the same bytes if they are UTF-8; otherwise those of the text. */
  public Slice asUtf8() {
    if (Utf8.isWellFormed(array, offset, offset + length)) {
      return this;
    }
    byte[] replaced = text().getBytes(StandardCharsets.UTF_8);
    return new Slice(replaced, 0, replaced.length);
  }

  /** Returns the bytes after the first ones. */
  public Slice from(int start) {
    return new Slice(array, offset + start, length - start);
  }

  /** Returns whether the bytes are exactly these. */
  public boolean is(byte[] wanted) {
    if (wanted.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (array[offset + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the bytes begin with these. */
  public boolean startsWith(byte[] wanted) {
    return length >= wanted.length && new Slice(array, offset, wanted.length).is(wanted);
  }

  /** Returns the bytes from the first that is not JSON whitespace. */
  public Slice trimmed() {
    return from(leadingSpace());
  }

  /** Returns the first byte that is not JSON whitespace, or -1. */
  public int firstByte() {
    int space = leadingSpace();
    return space == length ? -1 : array[offset + space] & 0xFF;
  }

  private int leadingSpace() {
    int count = 0;
    while (count < length && isSpace(array[offset + count])) {
      count++;
    }
    return count;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
