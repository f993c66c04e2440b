package app.tune.studio.testkit.internal.http;

/**
 * Reports what happens on one connection, until the server itself closes it: what comes of that is
 * neither the client's doing nor a problem. Thread-safe.
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

  void problem(String where, Exception problem) {
    if (!closedByServer) {
      log.problem(where + ": " + problem);
    }
  }
}
