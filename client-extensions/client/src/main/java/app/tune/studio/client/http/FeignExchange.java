package app.tune.studio.client.http;

import app.tune.studio.client.error.ResponseHead;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An exchange of somebody else's Feign client, which cannot be cancelled before its head. */
final class FeignExchange implements Exchange {

  private final Client client;
  private final Request.Options options;
  private final Request request;
  private final HeadListener listener;
  private volatile @Nullable InputStreamBody body;
  private volatile boolean cancelled;

  FeignExchange(Client client, Request.Options options, Request request, HeadListener listener) {
    this.client = client;
    this.options = options;
    this.request = request;
    this.listener = listener;
  }

  @Override
  public void send() {
    throw new UnsupportedOperationException("a foreign feign.Client only waits");
  }

  @Override
  public void sendAndWait() {
    Response response;
    try {
      response = client.execute(request, options);
    } catch (IOException failure) {
      listener.onFailure(failure);
      return;
    }
    try {
      InputStream in =
          response.body() == null ? InputStream.nullInputStream() : response.body().asInputStream();
      InputStreamBody received = new InputStreamBody(in, response);
      body = received;
      if (cancelled) {
        received.close();
      }
      listener.onHead(new ResponseHead(response.status(), headers(response)), received);
    } catch (IOException failure) {
      response.close();
      listener.onFailure(failure);
    }
  }

  private static Map<String, List<String>> headers(Response response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response
        .headers()
        .forEach(
            (name, values) ->
                headers.computeIfAbsent(name, absent -> new ArrayList<>()).addAll(values));
    return headers;
  }

  @Override
  public void cancel() {
    cancelled = true;
    InputStreamBody received = body;
    if (received != null) {
      received.close();
    }
  }
}
