package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.net.Socket;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Delegate;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A connection that knows whether it holds bytes that follow the response. */
@RequiredArgsConstructor
final class ParsedConnection implements ManagedHttpClientConnection {

  @Delegate private final ManagedHttpClientConnection connection;

  private final BoundedResponseParser parser;

  /**
   * Creates connections.
   *
   * @param config the limits on a head
   */
  record Factory(Http1Config config) implements HttpConnectionFactory<ManagedHttpClientConnection> {

    @Override
    public ManagedHttpClientConnection createConnection(@Nullable Socket socket)
        throws IOException {
      BoundedResponseParser parser = new BoundedResponseParser(config);
      return new ParsedConnection(
          ManagedHttpClientConnectionFactory.builder()
              .http1Config(config)
              .responseParserFactory(given -> parser)
              .build()
              .createConnection(socket),
          parser);
    }
  }

  /**
   * Returns whether bytes have arrived that belong to no response, and would be taken for the
   * beginning of the next one.
   */
  boolean hasSurplus() {
    return parser.hasSurplus();
  }
}
