package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Reads the lines of one head, and detects truncation: the library treats the end of the connection
 * as the end of the head.
 */
final class HeadBuffer implements SessionInputBuffer {

  private final SessionInputBuffer buffer;
  private boolean begun;

  HeadBuffer(SessionInputBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public int readLine(CharArrayBuffer line, InputStream in) throws IOException {
    int length = buffer.readLine(line, in);
    if (length < 0 && begun) {
      throw new ConnectionClosedException("the connection was closed within the headers");
    }
    begun = true;
    return length;
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
