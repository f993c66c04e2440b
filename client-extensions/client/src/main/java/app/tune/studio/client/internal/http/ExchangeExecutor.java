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
import org.jspecify.annotations.Nullable;

/** Passes an exchange its connection just before the request is written. */
final class ExchangeExecutor extends HttpRequestExecutor {

  static final String EXCHANGE = ClassicExchange.class.getName();

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback onInterimResponse,
      HttpContext context)
      throws IOException, HttpException {
    if (context.getAttribute(EXCHANGE) instanceof ClassicExchange exchange
        && connection instanceof ManagedHttpClientConnection managed) {
      if (Method.CONNECT.isSame(request.getMethod())) {
        exchange.makingTunnel();
      } else {
        exchange.sendingOn(managed);
      }
    }
    return super.execute(request, connection, onInterimResponse, context);
  }
}
