package app.tune.studio.testkit.internal.http;

import app.tune.studio.testkit.internal.concurrent.Locks;
import app.tune.studio.testkit.script.RecordedRequest;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, as bytes. {@link #write} never blocks: what the client does not
 * read yet is queued, and {@link #isCongested} tells when to wait. After the end of the connection,
 * writes do nothing.
 *
 * <p>Thread-safe, but the parts of a response are to be written by one thread at a time.
 */
public final class Exchange {

  private final Connection connection;
  private final @Nullable RecordedRequest request;
  private final boolean last;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Consumer<Party> onAbandoned;
  private @Nullable Party abandonedBy;

  Exchange(Connection connection, @Nullable RecordedRequest request) {
    this.connection = connection;
    this.request = request;
    this.last = request == null || asksToClose(request);
  }

  /**
   * Returns the request.
   *
   * @throws IllegalStateException if the received bytes were not an acceptable request
   */
  public RecordedRequest request() {
    if (request == null) {
      throw new IllegalStateException("The request was refused before it was read to its end");
    }
    return request;
  }

  /** Returns whether the connection is closed after this exchange, because the client asks for it. */
  public boolean isLast() {
    return last;
  }

  /** Sends bytes, in one write if the socket takes them. */
  public void write(byte[] bytes) {
    connection.write(bytes);
  }

  /**
   * Waits until the socket has taken all that was written.
   *
   * @throws IOException if the connection is closed
   */
  public void awaitSent() throws IOException, InterruptedException {
    connection.awaitSent();
  }

  /**
   * Ends the exchange. The connection then takes the next request, or is closed when all is sent,
   * after what the client still sends.
   */
  public void end() {
    connection.endExchange(!last);
  }

  /** Closes the connection in good order, at once. */
  public void close() {
    connection.close(Farewell.ORDERLY);
  }

  /** Closes the connection by a FIN, without a farewell of TLS. */
  public void cut() {
    connection.close(Farewell.CUT);
  }

  /** Closes the connection by a RST. */
  public void reset() {
    connection.close(Farewell.RESET);
  }

  /** Returns whether the connection is closed. */
  public boolean isClosed() {
    return connection.isClosed();
  }

  /** Returns whether so much is unread that no more should be written for now. */
  public boolean isCongested() {
    return connection.isCongested();
  }

  /** Runs a task once, on a pooled thread, when the client has read enough or has left. */
  public void whenReady(Runnable task) {
    connection.whenReady(task);
  }

  /**
   * Sets what is called, at most once and on any thread, if the client leaves or the server is
   * closed before the exchange has ended. It must not block.
   */
  public void onAbandoned(Consumer<Party> action) {
    deliver(() -> onAbandoned = action);
  }

  void abandoned(Party by) {
    deliver(() -> abandonedBy = abandonedBy == null ? by : abandonedBy);
  }

  /** Records that the client left before its response was complete. */
  public void reportClientLeft() {
    connection.report().clientLeft();
  }

  /** Records a failure, unless the server is the one that closed the connection. */
  public void reportProblem(String where, Exception problem) {
    connection.report().problem(where, problem);
  }

  private void deliver(Runnable change) {
    Runnable notification =
        Locks.get(
            lock,
            () -> {
              change.run();
              Consumer<Party> action = onAbandoned;
              Party by = abandonedBy;
              if (action == null || by == null) {
                return null;
              }
              onAbandoned = null;
              return () -> action.accept(by);
            });
    if (notification != null) {
      notification.run();
    }
  }

  private static boolean asksToClose(RecordedRequest request) {
    return request.version().equals("HTTP/1.0")
        || Headers.lists(request.headers(), "Connection", "close");
  }
}
