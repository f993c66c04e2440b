package app.tune.studio.client.internal.http;

import app.tune.studio.client.internal.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;

/**
 * The connections that the asynchronous client has opened. The library loses a connection whose
 * request is cancelled in the moment in which it opens: it is in no pool, and not closed with the
 * client. Thread-safe.
 *
 * <p>It also loses those that a thread begins to open while the client is closed.
 */
final class OpenSessions {

  private final Map<String, DeferredEndSession> sessions = new ConcurrentHashMap<>();
  private final Map<Object, Future<?>> opening = new ConcurrentHashMap<>();
  private final Clock clock;
  private final long openingNanos;
  private volatile boolean closed;

  /**
   * Creates an empty set.
   *
   * @param opening how long a connection may take to open; the library closes slower ones itself
   */
  OpenSessions(Clock clock, Duration opening) {
    this.clock = clock;
    this.openingNanos = opening.toNanos();
  }

  /**
   * Adds a connection that is about to be opened. Once it speaks TLS the library adds it again, as
   * another session of the same id.
   */
  IOSession add(IOSession opened) {
    DeferredEndSession session = new DeferredEndSession(opened, clock.nanoTime());
    DeferredEndSession plain = sessions.put(session.getId(), session);
    if (plain != null) {
      session.claim();
    }
    if (closed) {
      session.close(CloseMode.IMMEDIATE);
    }
    return session;
  }

  /**
   * Adds a connection that is being opened.
   *
   * @param callback the one that is notified of its end
   */
  void opening(Object callback, Future<?> connection) {
    opening.put(callback, connection);
    if (connection.isDone() && !connection.isCancelled()) {
      opened(callback);
    }
  }

  /** Called when a connection is open, or cannot be opened; not if it is cancelled. */
  void opened(Object callback) {
    opening.remove(callback);
  }

  /** Called when a thread has ended that opened connections, since the client is closed. */
  void closeOpening() {
    cancelOpening(any -> true);
  }

  /** Cancelling once more closes a connection whose opening began meanwhile. */
  private void cancelOpening(Predicate<Future<?>> chosen) {
    opening.forEach(
        (callback, connection) -> {
          if (chosen.test(connection)) {
            connection.cancel(true);
            opening.remove(callback);
          }
        });
  }

  /** Called when a connection has been passed to the exchange that it was opened for. */
  void claim(IOSession opened) {
    DeferredEndSession session = sessions.get(opened.getId());
    if (session != null) {
      session.claim();
    }
  }

  /** Closes the connections that have been lost; to be called from time to time. */
  void closeLost() {
    cancelOpening(Future::isCancelled);
    long limit = clock.nanoTime() - openingNanos;
    for (DeferredEndSession session : sessions.values()) {
      if (!session.isOpen()) {
        sessions.remove(session.getId(), session);
      } else if (session.isLost(limit)) {
        session.close(CloseMode.IMMEDIATE);
      }
    }
  }

  /** Closes all connections, and those that are opened later. */
  void close() {
    closed = true;
    sessions.values().forEach(session -> session.close(CloseMode.IMMEDIATE));
    sessions.clear();
  }
}
