package app.tune.studio.testkit.internal.http;

import app.tune.studio.testkit.internal.concurrent.Locks;
import app.tune.studio.testkit.script.RecordedRequest;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, as bytes. {@link #write} never blocks: unread bytes are queued, and
 * {@link #isCongested} signals when to wait. After the connection is closed, writes do nothing.
 *
 * <p>Thread-safe, but only one thread at a time may write the parts of a response.
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
   * @throws IllegalStateException if the received bytes were not a valid request
   */
  public RecordedRequest request() {
    if (request == null) {
      throw new IllegalStateException("The request was refused before it was read to its end");
    }
    return request;
  }

  /** Returns whether the connection is closed after this exchange, as requested by the client. */
  public boolean isLast() {
    return last;
  }

  /** Sends bytes, in one write if the socket accepts them. */
  public void write(byte[] bytes) {
    connection.write(bytes);
  }

  /**
   * Waits until the socket has accepted all written bytes.
   *
   * @throws IOException if the connection is closed
   */
  public void awaitSent() throws IOException, InterruptedException {
    connection.awaitSent();
  }

  /**
   * Ends the exchange. The connection then accepts the next request, or is closed once everything
   * is sent and further input is discarded.
   */
  public void end() {
    connection.endExchange(!last);
  }

  /** Closes the connection gracefully, at once. */
  public void close() {
    connection.close(Farewell.ORDERLY);
  }

  /** Closes the connection with a FIN, without a TLS close_notify. */
  public void cut() {
    connection.close(Farewell.CUT);
  }

  /** Closes the connection with a RST. */
  public void reset() {
    connection.close(Farewell.RESET);
  }

  /** Returns whether the connection is closed. */
  public boolean isClosed() {
    return connection.isClosed();
  }

  /** Returns whether so many bytes are unread that writing should pause. */
  public boolean isCongested() {
    return connection.isCongested();
  }

  /** Runs a task once, on a pooled thread, when the client has read enough or has disconnected. */
  public void whenReady(Runnable task) {
    connection.whenReady(task);
  }

  /**
   * Sets a non-blocking action, called at most once and on any thread, if the client disconnects or
   * the server is closed before the exchange has ended.
   */
  public void onAbandoned(Consumer<Party> action) {
    deliver(() -> onAbandoned = action);
  }

  void abandoned(Party by) {
    deliver(() -> abandonedBy = abandonedBy == null ? by : abandonedBy);
  }

  /** Records that the client disconnected before its response was complete. */
  public void reportClientLeft() {
    connection.report().clientLeft();
  }

  /** Records a failure, unless the server closed the connection. */
  public void reportProblem(String where, Throwable problem) {
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
