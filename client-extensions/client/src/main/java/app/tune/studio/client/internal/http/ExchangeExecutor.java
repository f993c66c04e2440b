package app.tune.studio.client.internal.http;

import java.io.IOException;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Passes an exchange its connection just before the request is written. Until then the connect
 * timeout applies to a tunnel, which the library does not limit.
 */
final class ExchangeExecutor extends HttpRequestExecutor {

  static final String EXCHANGE = ClassicExchange.class.getName();

  private final @Nullable Timeout tunnelTimeout;

  /**
   * Creates an executor.
   *
   * @param tunnelTimeout for the response of a proxy, and for each read of the TLS handshake that
   *     follows; null without a proxy
   */
  ExchangeExecutor(@Nullable Timeout tunnelTimeout) {
    this.tunnelTimeout = tunnelTimeout;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback onInterimResponse,
      HttpContext context)
      throws IOException, HttpException {
    ClassicExchange exchange = ClassicExchange.of(context);
    if (exchange != null && connection instanceof ManagedHttpClientConnection managed) {
      boolean tunnel = Method.CONNECT.isSame(request.getMethod());
      if (tunnelTimeout != null) {
        managed.setSocketTimeout(tunnel ? tunnelTimeout : Timeout.DISABLED);
      }
      if (tunnel) {
        exchange.makingTunnel();
      } else {
        exchange.sendingOn(managed);
      }
    }
    return super.execute(request, connection, onInterimResponse, context);
  }
}
