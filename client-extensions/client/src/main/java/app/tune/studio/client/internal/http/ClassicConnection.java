package app.tune.studio.client.internal.http;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/**
 * A pooled connection that checks without blocking whether the server has closed it. The check
 * takes less than 2 us, so it is made at each reuse.
 */
final class ClassicConnection extends DefaultManagedHttpClientConnection {

  private static final AtomicLong LAST_ID = new AtomicLong();

  private ClassicConnection(Http1Config http1) {
    super(
        "http-" + LAST_ID.incrementAndGet(),
        null,
        null,
        http1,
        null,
        null,
        null,
        new BoundedResponseParser.Factory(http1));
  }

  /** Returns the connection factory of a pool. */
  static HttpConnectionFactory<ManagedHttpClientConnection> factory(Http1Config http1) {
    return socket -> {
      ClassicConnection connection = new ClassicConnection(http1);
      if (socket != null) {
        connection.bind(socket);
      }
      return connection;
    };
  }

  /** The library's own check blocks for a millisecond. */
  @Override
  public boolean isStale() {
    SocketHolder open = getSocketHolder();
    return open == null || ChannelSocketFactory.isStale(open.getBaseSocket());
  }
}
