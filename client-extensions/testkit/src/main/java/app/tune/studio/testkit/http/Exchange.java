package app.tune.studio.testkit.http;

import app.tune.studio.testkit.script.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Writes never block: what the client does not read yet is queued, and
 * {@link #isCongested} tells when to wait. After the client has left, writes do nothing.
 *
 * <p>Thread-safe, but the parts of an answer are to be written by one thread at a time.
 */
public final class Exchange {

  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Connection connection;
  private final @Nullable RecordedRequest request;
  private final boolean close;
  private final boolean chunked;
  private final boolean headOnly;

  Exchange(Connection connection, @Nullable RecordedRequest request) {
    this.connection = connection;
    this.request = request;
    this.close = request == null || asksToClose(request);
    this.chunked = request == null || !request.version().equals("HTTP/1.0");
    this.headOnly = request != null && request.method().equals("HEAD");
  }

  /**
   * Returns the request.
   *
   * @throws IllegalStateException if the bytes that came in were no request
   */
  public RecordedRequest request() {
    if (request == null) {
      throw new IllegalStateException("The request was refused before it was read to its end");
    }
    return request;
  }

  /** Sends a whole answer and ends the exchange. */
  public void send(int status, Map<String, String> headers, byte[] body) {
    byte[] head = ResponseHead.bytes(status, headers, "Content-Length: " + body.length, close);
    connection.write(headOnly ? head : join(head, body));
    connection.endExchange(close);
  }

  /** Sends the head of an answer whose parts follow one by one. */
  public void open(int status, Map<String, String> headers) {
    String framing = chunked ? "Transfer-Encoding: chunked" : "";
    connection.write(ResponseHead.bytes(status, headers, framing, close));
  }

  /** Sends a part of the answer's body, at once and in one write. */
  public void write(byte[] part) {
    if (chunked) {
      byte[] size = (Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      connection.write(join(size, part, new byte[] {'\r', '\n'}));
    } else {
      connection.write(part);
    }
  }

  /** Ends the answer that was begun by {@link #open}. */
  public void end() {
    if (chunked) {
      connection.write(LAST_CHUNK);
    }
    connection.endExchange(close);
  }

  /** Closes the connection, whatever has been sent: the client sees an answer that is cut. */
  public void abort() {
    connection.close();
  }

  /** Tells whether the client has left. */
  public boolean isClosed() {
    return connection.isClosed();
  }

  /** Tells whether so much is unread that no more should be written for now. */
  public boolean isCongested() {
    return connection.isCongested();
  }

  /** Has a task run once, on a pooled thread, when the client has read enough or has left. */
  public void whenReady(Runnable task) {
    connection.whenReady(task);
  }

  /** Has a task run once, on a pooled thread, if the client leaves before the answer has ended. */
  public void whenClosed(Runnable task) {
    connection.whenClosed(task);
  }

  private static boolean asksToClose(RecordedRequest request) {
    return request.version().equals("HTTP/1.0")
        || request.headers("Connection").stream().anyMatch("close"::equalsIgnoreCase);
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int position = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, position, part.length);
      position += part.length;
    }
    return whole;
  }
}
