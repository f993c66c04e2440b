package app.tune.studio.testkit.internal.http;

/** The party that ended a connection. */
public enum Party {
  /** The client, which closed or reset the connection, or ended its sending side. */
  CLIENT,
  /** The server, which is being closed or closes its connections. */
  SERVER
}
