package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** How far one sending of an asynchronous request has come, on which connection. */
final class Sending {

  private volatile @Nullable DeferredEndSession session;
  private volatile @Nullable EndpointDetails connection;
  private volatile long receivedBefore;
  private volatile boolean opened;
  private volatile boolean reused;
  private long receivedFromProxy;

  /** Called when a connection was opened for this request. */
  void connected() {
    opened = true;
  }

  /** Called when the request is queued on this connection. */
  void queuedOn(DeferredEndSession queued) {
    session = queued;
  }

  /** Called before the request is written to its connection. */
  void startsOn(@Nullable EndpointDetails open) throws StaleConnectionException {
    if (open != null) {
      reused = !opened && open.getRequestCount() > 0; // a new tunnel has served a CONNECT
      DeferredEndSession used = session;
      if (used != null) {
        if (reused && used.isStale()) {
          throw new StaleConnectionException();
        }
        used.requestStarts();
        if (opened) {
          used.setSocketTimeout(Timeout.DISABLED); // a proxy has responded in time
        }
      }
      receivedBefore = open.getReceivedBytesCount();
    }
    connection = open;
  }

  /** The response is that of a proxy: nothing was sent to the origin. */
  void refusedByProxy() {
    connection = null;
  }

  /** Counts bytes before the body. With TLS only the library counts those of the origin. */
  void received(int bytes, ConnectionLimits limits) throws MessageConstraintException {
    EndpointDetails open = connection;
    if (open == null) {
      receivedFromProxy += bytes;
      limits.check(receivedFromProxy);
    } else {
      limits.check(open.getReceivedBytesCount() - receivedBefore);
    }
  }

  /** Called at the end of the response. */
  void responseEnded() {
    DeferredEndSession used = session;
    if (used != null) {
      used.responseEnded();
    }
  }

  boolean isOnReusedConnection() {
    return reused;
  }

  /** Returns whether the request was written, if only in part. */
  boolean isStarted() {
    return connection != null;
  }

  /** Returns whether the connection was closed after its lease, before the request was sent. */
  boolean isUnsent(Exception cause) {
    return cause instanceof StaleConnectionException
        || cause instanceof RequestNotExecutedException
        || (session != null && !opened && !isStarted()); // surplus bytes of the last response
  }

  /** Returns what this sending waits for, before the body. */
  Stage stage() {
    EndpointDetails open = connection;
    if (open == null) {
      return Stage.CONNECT;
    }
    return open.getReceivedBytesCount() > receivedBefore ? Stage.READ_HEAD : Stage.AWAIT_RESPONSE;
  }
}
