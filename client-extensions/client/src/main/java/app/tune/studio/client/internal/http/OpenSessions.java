package app.tune.studio.client.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;

/**
 * The connections that the asynchronous client has opened. The library loses a connection whose
 * request is cancelled in the moment in which it opens: it is in no pool, and not closed with the
 * client. Thread-safe.
 */
final class OpenSessions {

  private final Set<DeferredEndSession> sessions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Adds a connection that is about to be opened. */
  IOSession add(IOSession opened) {
    DeferredEndSession session = new DeferredEndSession(opened);
    sessions.add(session);
    if (closed) {
      session.close(CloseMode.IMMEDIATE);
    }
    return session;
  }

  /** Closes the connections that have been lost; to be called from time to time. */
  void closeLost() {
    for (DeferredEndSession session : sessions) {
      if (!session.isOpen()) {
        sessions.remove(session);
      } else if (session.isLost()) {
        session.close(CloseMode.IMMEDIATE);
      }
    }
  }

  /** Closes all connections, and those that are opened later. */
  void close() {
    closed = true;
    sessions.forEach(session -> session.close(CloseMode.IMMEDIATE));
    sessions.clear();
  }
}
