package app.tune.studio.client.internal.http;

import feign.Request;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/**
 * A request of the asynchronous client, sent again if its connection was stale.
 *
 * @param client sends it
 * @param target the target of the request
 * @param request the request to send
 */
record ReactorRequest(CloseableHttpAsyncClient client, RequestTarget target, Request request) {

  /** Sends the request on another connection. */
  Future<Void> send(
      AsyncResponseConsumer<Void> consumer,
      HttpClientContext context,
      FutureCallback<Void> callback) {
    BasicHttpRequest message =
        new BasicHttpRequest(request.httpMethod().name(), target.host(), target.path());
    ClassicTransport.addHeaders(request, target, message);
    byte[] body = request.body();
    return client.execute(
        target.host(),
        new BasicRequestProducer(
            message, body == null ? null : new BasicAsyncEntityProducer(body, null)),
        consumer,
        null,
        context,
        callback);
  }
}
