package app.tune.studio.client.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Reads the lines of one head, and detects truncation: the library treats the end of the connection
 * as the end of the line and of the head.
 */
final class HeadBuffer implements SessionInputBuffer {

  private final SessionInputBuffer buffer;
  private final InputStream connection;
  private boolean begun;
  private boolean ended;

  HeadBuffer(SessionInputBuffer buffer, InputStream in) {
    this.buffer = buffer;
    this.connection = new Connection(in);
  }

  @Override
  public int readLine(CharArrayBuffer line, InputStream in) throws IOException {
    int length = buffer.readLine(line, connection);
    if (ended && (begun || (length > 0 && StatusLineStart.isIn(line)))) {
      throw new ConnectionClosedException("the connection was closed within the head");
    }
    begun = true;
    return length;
  }

  /** Notices the end of the connection. */
  private final class Connection extends FilterInputStream {

    Connection(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      ended = read < 0;
      return read;
    }
  }

  @Override
  public int length() {
    return buffer.length();
  }

  @Override
  public int capacity() {
    return buffer.capacity();
  }

  @Override
  public int available() {
    return buffer.available();
  }

  @Override
  public int read(byte[] bytes, int offset, int length, InputStream in) throws IOException {
    return buffer.read(bytes, offset, length, in);
  }

  @Override
  public int read(byte[] bytes, InputStream in) throws IOException {
    return buffer.read(bytes, in);
  }

  @Override
  public int read(InputStream in) throws IOException {
    return buffer.read(in);
  }

  @Override
  public HttpTransportMetrics getMetrics() {
    return buffer.getMetrics();
  }
}
