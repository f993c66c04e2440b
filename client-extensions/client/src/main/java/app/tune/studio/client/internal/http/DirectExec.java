package app.tune.studio.client.internal.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;

/**
 * Sends a request without a proxy: takes a connection, sends, and gives the connection back at the
 * end of the body. Thread-safe.
 *
 * <p>In place of the library's whole chain, whose elements prepare each request for credentials,
 * tunnels, upgrades and expectations that a direct one does not have: a quarter of what a call
 * executes.
 */
final class DirectExec implements ExecChainHandler {

  /**
   * Whether a response leaves its connection usable. No request asks to close it, so the library
   * need not look for that; but it must know that a response to HEAD has no body.
   */
  static final ConnectionReuseStrategy REUSE =
      (request, response, context) ->
          DefaultConnectionReuseStrategy.INSTANCE.keepAlive(
              Method.HEAD.isSame(request.getMethod()) ? request : null, response, context);

  private final HttpProcessor headers =
      new DefaultHttpProcessor(new RequestContent(), new RequestConnControl());
  private final KeepAlive keepAlive;

  DirectExec(KeepAlive keepAlive) {
    this.keepAlive = keepAlive;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ExecRuntime connection = scope.execRuntime;
    HttpClientContext context = scope.clientContext;
    try {
      connection.acquireEndpoint(scope.exchangeId, scope.route, null, context);
      connection.connectEndpoint(context);
      headers.process(request, request.getEntity(), context);
      ClassicHttpResponse response = connection.execute(scope.exchangeId, request, context);
      if (REUSE.keepAlive(request, response, context)) {
        connection.markConnectionReusable(null, keepAlive.getKeepAliveDuration(response, context));
      } else {
        connection.markConnectionNonReusable();
      }
      HttpEntity entity = response.getEntity();
      if (entity == null) {
        connection.releaseEndpoint();
      } else {
        response.setEntity(new LeasedEntity(entity, connection));
      }
      return response;
    } catch (IOException | HttpException | RuntimeException | Error failure) {
      connection.discardEndpoint();
      throw failure;
    }
  }
}
