package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.http.ServerLog;
import java.time.Duration;
import java.util.List;

/** The part of a scripted server that tells, and waits for, what the server has seen. */
abstract sealed class Observations permits ScriptedServer {
  static final Duration LIMIT = Duration.ofSeconds(10);

  final ServerLog log = new ServerLog();

  /**
   * {@return the next request not yet taken, waiting up to 10 seconds for it}
   *
   * @throws AssertionError if there is none in time
   */
  public RecordedRequest takeRequest() {
    return takeRequest(LIMIT);
  }

  /**
   * {@return the next request not yet taken, waiting for it}
   *
   * @param limit how long to wait at most
   * @throws AssertionError if there is none in time
   */
  public RecordedRequest takeRequest(Duration limit) {
    return log.takeRequest(limit);
  }

  /** {@return all requests that are kept, taken or not} */
  public List<RecordedRequest> requests() {
    return log.requests();
  }

  /** {@return the number of requests so far} */
  public int requestCount() {
    return log.requestCount();
  }

  /** {@return the number of connections that are open now, idle ones included} */
  public int openConnections() {
    return log.openConnections();
  }

  /** {@return the number of connections since the start} */
  public long connectionsAccepted() {
    return log.connectionsAccepted();
  }

  /** {@return how often a client left before its answer was over} */
  public int disconnectCount() {
    return log.disconnectCount();
  }

  /** {@return what went wrong on the server's side: malformed requests, TLS, failing scripts} */
  public List<String> problems() {
    return log.problems();
  }

  /**
   * {@return the next disconnect not yet taken, waiting for it: a client that left before its
   * answer was over}
   *
   * @param limit how long to wait at most
   * @throws AssertionError if there is none in time
   */
  public Disconnect awaitDisconnect(Duration limit) {
    return log.takeDisconnect(limit);
  }

  /**
   * Waits until no connection is open. Clients keep idle connections for reuse, so close the client
   * before, or call {@link ScriptedServer#awaitNothingLeftOpen} instead.
   *
   * @param limit how long to wait at most
   * @throws AssertionError if some are still open then
   */
  public void awaitNoOpenConnections(Duration limit) {
    log.awaitNoOpenConnections(limit);
  }

  /**
   * Waits until no request is being answered.
   *
   * @param limit how long to wait at most
   * @throws AssertionError if some are still being answered then
   */
  public void awaitIdle(Duration limit) {
    log.awaitIdle(limit);
  }
}
