package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import feign.Client;
import feign.Request;
import feign.Response.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An exchange of a user's Feign client, which cannot be cancelled before its head. */
final class FeignExchange implements BlockingExchange {

  private final Client client;
  private final Request.Options options;
  private final Request request;
  private volatile @Nullable FeignBody body;
  private volatile Stage stage = Stage.CONNECT;
  private volatile boolean cancelled;

  FeignExchange(Client client, Request.Options options, Request request) {
    this.client = client;
    this.options = options;
    this.request = request;
  }

  @Override
  public Response execute() throws IOException {
    feign.Response response = send();
    stage = Stage.READ_HEAD;
    try {
      return received(response);
    } catch (IOException | RuntimeException | Error failure) {
      FeignBody.closeElsewhere(response);
      throw failure;
    }
  }

  private feign.Response send() throws IOException {
    try {
      return client.execute(request, options);
    } catch (IOException failure) {
      // Unless known otherwise, the request counts as sent and processed.
      stage = FailureClassifier.isConnect(failure) ? Stage.CONNECT : Stage.READ_HEAD;
      throw ThreadInterruptedException.orSame(failure);
    }
  }

  private Response received(feign.Response response) throws IOException {
    ResponseHead head = new ResponseHead(response.status(), headers(response));
    Body content = response.body();
    FeignBody received = new FeignBody(response, content, isFramed(content, head));
    body = received;
    if (cancelled) {
      received.close();
    }
    return new Response(head, received);
  }

  private static boolean isFramed(@Nullable Body content, ResponseHead head) {
    return content == null || content.length() != null || head.header("Transfer-Encoding") != null;
  }

  private static Map<String, List<String>> headers(feign.Response response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response
        .headers()
        .forEach(
            (name, values) ->
                headers.computeIfAbsent(name, absent -> new ArrayList<>()).addAll(values));
    headers.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public boolean isOnReusedConnection() {
    return false; // unknown
  }

  @Override
  public void cancel() {
    cancelled = true;
    FeignBody received = body;
    if (received != null) {
      received.close();
    }
  }
}
