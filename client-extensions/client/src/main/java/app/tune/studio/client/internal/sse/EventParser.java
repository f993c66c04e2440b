package app.tune.studio.client.internal.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Parses the bytes of an event stream into events, however the bytes are split.
 *
 * <p>Follows "Interpreting an event stream" of the HTML standard: CR, LF and CRLF end a line, a
 * byte order mark is skipped, several data lines are joined by a line feed. In addition, two things
 * that the standard discards are reported, so that the caller can handle them: lines of an unknown
 * field ({@link Kind#STRAY}) and a last event without a blank line ({@link Kind#PENDING}).
 *
 * <pre>{@code
 * parser.feed(bytes);
 * while (parser.next()) { … parser.kind(), parser.data() … }
 * }</pre>
 *
 * <p>Not thread-safe. The data of an event is valid until the next call.
 */
public final class EventParser {

  /** The result of {@link #next()}. */
  public enum Kind {
    /** A complete event. */
    EVENT,
    /** A line whose field is not defined by the standard; the data is the whole line. */
    STRAY,
    /** A last event, which the stream ended before its blank line. */
    PENDING
  }

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final int maxEventSize;
  private final ByteWindow window = new ByteWindow();
  private final DataBuffer data = new DataBuffer();

  private Kind kind = Kind.EVENT;
  private int scanned;
  private boolean atStart = true;
  private boolean skipLineFeed;
  private boolean delivered;
  private boolean ended;

  private String eventType = "";
  private @Nullable Slice strayLine;

  /** Creates a parser with a maximum size of events and lines in bytes. */
  public EventParser(int maxEventSize) {
    this.maxEventSize = maxEventSize;
  }

  /** Adds all remaining bytes of the buffer; call {@link #next()} until it returns false. */
  public void feed(ByteBuffer bytes) {
    settle();
    data.own();
    int before = window.start();
    window.append(bytes);
    scanned += window.start() - before;
  }

  /** Marks the end of the bytes; the remaining ones are parsed as the last line and event. */
  public void end() {
    ended = true;
  }

  /**
   * Advances to the next event or stray line.
   *
   * @return false if more bytes are needed, or nothing is left
   * @throws EventTooLargeException if an event or a line exceeds the maximum size
   */
  public boolean next() {
    settle();
    if (atStart && !skipByteOrderMark()) {
      return false;
    }
    while (true) {
      byte[] bytes = window.array();
      int start = window.start();
      int end = window.end();
      if (skipLineFeed && start < end) {
        skipLineFeed = false;
        if (bytes[start] == '\n') {
          window.consumeTo(++start);
        }
      }
      int at = Lines.end(bytes, Math.max(scanned, start), end);
      if (at < end) {
        skipLineFeed = bytes[at] == '\r';
        window.consumeTo(at + 1);
        scanned = at + 1;
        checkSize(at - start); // as for a line that arrives in pieces, so that splits do not matter
        if (line(bytes, start, at)) {
          return true;
        }
        continue;
      }
      scanned = end;
      checkSize(end - start);
      return ended && last(bytes, start, end);
    }
  }

  private boolean skipByteOrderMark() {
    int start = window.start();
    int held = window.end() - start;
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (i == held) {
        if (ended) {
          break;
        }
        return false;
      }
      if (window.array()[start + i] != BYTE_ORDER_MARK[i]) {
        break;
      }
      if (i == BYTE_ORDER_MARK.length - 1) {
        window.consumeTo(start + BYTE_ORDER_MARK.length);
      }
    }
    atStart = false;
    return true;
  }

  private boolean last(byte[] bytes, int start, int end) {
    window.consumeTo(end);
    if (start < end && line(bytes, start, end)) {
      return true;
    }
    if (!data.isPresent()) {
      return false;
    }
    kind = Kind.PENDING;
    delivered = true;
    return true;
  }

  /** Parses one line; returns true if it completes something to report. */
  private boolean line(byte[] bytes, int start, int end) {
    if (start == end) {
      return dispatch();
    }
    if (bytes[start] == ':') {
      return false;
    }
    int colon = Lines.indexOf(bytes, start, end, ':');
    int value = Math.min(colon + 1, end);
    if (value < end && bytes[value] == ' ') {
      value++;
    }
    switch (Field.of(bytes, start, colon)) {
      case DATA -> {
        checkSize((data.isPresent() ? data.length() + 1L : 0) + end - value);
        data.addLine(bytes, value, end);
      }
      case EVENT -> eventType = text(bytes, value, end);
      case ID, RETRY -> {
        // for reconnecting, which would start a new completion
      }
      case UNKNOWN -> {
        return stray(bytes, start, end);
      }
    }
    return false;
  }

  private boolean dispatch() {
    if (!data.isPresent()) {
      eventType = "";
      return false;
    }
    kind = Kind.EVENT;
    delivered = true;
    return true;
  }

  private boolean stray(byte[] bytes, int start, int end) {
    strayLine = new Slice(bytes, start, end - start);
    kind = Kind.STRAY;
    return true;
  }

  /** Discards the event that was returned. */
  private void settle() {
    strayLine = null;
    if (delivered) {
      delivered = false;
      data.clear();
      eventType = "";
    }
  }

  private void checkSize(long size) {
    if (size > maxEventSize) {
      throw new EventTooLargeException(maxEventSize);
    }
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** Returns the result of the last {@link #next()}. */
  public Kind kind() {
    return kind;
  }

  /** Returns the data of the event, or the whole stray line. */
  public Slice data() {
    Slice stray = strayLine;
    return stray != null ? stray : new Slice(data.array(), data.offset(), data.length());
  }

  /** Returns the event type, empty if there is none. */
  public String eventType() {
    return eventType;
  }
}
