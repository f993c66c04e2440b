package app.tune.studio.client.internal.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/**
 * Sends a request without a proxy. The library's own element looks for credentials by the path of
 * each request, which is an eighth of a call's processor time.
 */
final class DirectExec implements ExecChainHandler {

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    HttpClientContext context = scope.clientContext;
    try {
      context.setRoute(scope.route);
      context.setRequest(request);
      ClassicHttpResponse response = chain.proceed(request, scope);
      HttpEntity entity = response.getEntity();
      if (entity != null) {
        response.setEntity(new LeasedEntity(entity, scope.execRuntime));
      }
      return response;
    } catch (IOException | HttpException | RuntimeException | Error failure) {
      scope.execRuntime.discardEndpoint();
      throw failure;
    }
  }
}
