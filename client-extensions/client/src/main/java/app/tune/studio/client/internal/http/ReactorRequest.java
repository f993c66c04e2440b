package app.tune.studio.client.internal.http;

import feign.Request;
import java.util.concurrent.Future;
import lombok.RequiredArgsConstructor;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/** A request of the asynchronous client, sent again if its connection was stale. */
@RequiredArgsConstructor
final class ReactorRequest {

  private final CloseableHttpAsyncClient client;
  private final RequestTarget target;
  private final Request request;
  private volatile @Nullable ReactorRequestBody sent;

  /** Sends the request on another connection. */
  Future<Void> send(
      AsyncResponseConsumer<Void> consumer,
      HttpClientContext context,
      FutureCallback<Void> callback) {
    BasicHttpRequest message =
        new BasicHttpRequest(request.httpMethod().name(), target.host(), target.path());
    ClassicTransport.addHeaders(request, target, message);
    byte[] bytes = request.body();
    ReactorRequestBody body = bytes == null ? null : new ReactorRequestBody(bytes);
    sent = body;
    return client.execute(
        target.host(), new BasicRequestProducer(message, body), consumer, null, context, callback);
  }

  /** Returns whether all of the request was written. */
  boolean isWritten() {
    ReactorRequestBody body = sent;
    return body == null || body.isWritten();
  }
}
