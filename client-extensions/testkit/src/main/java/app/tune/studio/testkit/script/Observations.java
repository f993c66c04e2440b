package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.http.ServerLog;
import java.time.Duration;
import java.util.List;

/** The observations of a scripted server, and waiting for them. */
abstract sealed class Observations permits ScriptedServer {
  static final Duration LIMIT = Duration.ofSeconds(10);

  final ServerLog log = new ServerLog();

  /**
   * {@return the next request not yet taken, waiting up to 10 seconds for it}
   *
   * @throws AssertionError if none arrives in time
   */
  public RecordedRequest takeRequest() {
    return takeRequest(LIMIT);
  }

  /**
   * {@return the next request not yet taken, waiting for it if necessary}
   *
   * @param limit the maximum time to wait
   * @throws AssertionError if none arrives in time
   */
  public RecordedRequest takeRequest(Duration limit) {
    return log.takeRequest(limit);
  }

  /** {@return all requests kept, whether taken or not} */
  public List<RecordedRequest> requests() {
    return log.requests();
  }

  /** {@return the number of requests so far} */
  public int requestCount() {
    return log.requestCount();
  }

  /** {@return the number of open connections, including idle ones} */
  public int openConnections() {
    return log.openConnections();
  }

  /** {@return the number of connections since the start} */
  public long connectionsAccepted() {
    return log.connectionsAccepted();
  }

  /** {@return the number of clients that disconnected before the end of their answer} */
  public int disconnectCount() {
    return log.disconnectCount();
  }

  /**
   * {@return problems on the server side, such as malformed requests, TLS errors and failed
   * scripts}
   */
  public List<String> problems() {
    return log.problems();
  }

  /**
   * {@return the next disconnect not yet taken, waiting for it: a client that disconnected before
   * the end of its answer}
   *
   * @param limit the maximum time to wait
   * @throws AssertionError if none arrives in time
   */
  public Disconnect awaitDisconnect(Duration limit) {
    return log.takeDisconnect(limit);
  }

  /**
   * Waits until no connection is open. Clients keep idle connections for reuse, so close the client
   * first, or call {@link ScriptedServer#awaitNothingLeftOpen} instead.
   *
   * @param limit the maximum time to wait
   * @throws AssertionError if some are still open
   */
  public void awaitNoOpenConnections(Duration limit) {
    log.awaitNoOpenConnections(limit);
  }

  /**
   * Waits until no request is being answered.
   *
   * @param limit the maximum time to wait
   * @throws AssertionError if some are still being answered
   */
  public void awaitIdle(Duration limit) {
    log.awaitIdle(limit);
  }
}
