package app.tune.studio.testkit.internal.http;

/**
 * Reports events of one connection until the server closes it; later ones are consequences of that,
 * and neither disconnects nor problems. Thread-safe.
 */
final class ConnectionReport {

  private final ServerLog log;
  private final long connectionId;
  private volatile boolean closedByServer;

  ConnectionReport(ServerLog log, long connectionId) {
    this.log = log;
    this.connectionId = connectionId;
  }

  void closedByServer() {
    closedByServer = true;
  }

  void closed() {
    log.connectionClosed();
  }

  void clientLeft() {
    if (!closedByServer) {
      log.clientLeft(connectionId);
    }
  }

  void problem(String where, Throwable problem) {
    if (!closedByServer) {
      log.problem(where + ": " + problem);
    }
  }
}
