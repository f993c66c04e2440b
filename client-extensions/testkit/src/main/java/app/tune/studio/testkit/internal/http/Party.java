package app.tune.studio.testkit.internal.http;

/** Who has ended a connection. */
public enum Party {
  /** The client: it closed or reset the connection, or ended its sending side. */
  CLIENT,
  /** The server, which is being closed or closes its connections. */
  SERVER
}
