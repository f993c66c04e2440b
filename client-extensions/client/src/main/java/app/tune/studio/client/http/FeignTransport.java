package app.tune.studio.client.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ResponseHead;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs calls through somebody else's Feign client, on the caller's thread.
 *
 * <p>Its limits of time are handed over as Feign's options; redirects are told off.
 */
public final class FeignTransport implements Transport {

  private final Client client;
  private final Request.Options options;

  /** Creates a transport that hands these limits to the client with each request. */
  public FeignTransport(Client client, Duration connect, Duration read) {
    this.client = client;
    this.options = new Request.Options(connect, read, false);
  }

  @Override
  public Exchange send(Request request, Activity activity, HeadListener listener) {
    Response response;
    try {
      response = client.execute(request, options);
    } catch (IOException failure) {
      listener.onFailure(failure);
      return () -> {};
    }
    try {
      InputStream in =
          response.body() == null ? InputStream.nullInputStream() : response.body().asInputStream();
      InputStreamBody body = new InputStreamBody(in, response);
      listener.onHead(new ResponseHead(response.status(), headers(response)), body);
      return body::close;
    } catch (IOException failure) {
      response.close();
      listener.onFailure(failure);
      return () -> {};
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
  public Stage stageOf(Throwable failure) {
    // What is not known to be harmless counts as harmful: it is not sent again.
    return Failures.isConnect(failure) ? Stage.CONNECT : Stage.READ_HEAD;
  }

  @Override
  public boolean isAsynchronous() {
    return false;
  }

  @Override
  public void close() {
    // whoever made the client closes it
  }
}
