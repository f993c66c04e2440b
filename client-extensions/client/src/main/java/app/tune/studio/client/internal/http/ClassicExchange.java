package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One exchange of the classic client, run entirely on the calling thread. */
final class ClassicExchange implements BlockingExchange {

  private final CloseableHttpClient client;
  private final HttpHost host;
  private final CancellableRequest request;
  private final AttemptTimeouts timeouts;
  private volatile @Nullable ManagedHttpClientConnection connection;
  private boolean tunnelMade;
  private volatile boolean reused;
  private long receivedBefore;

  ClassicExchange(
      CloseableHttpClient client,
      HttpHost host,
      CancellableRequest request,
      AttemptTimeouts timeouts) {
    this.client = client;
    this.host = host;
    this.request = request;
    this.timeouts = timeouts;
  }

  @Override
  public Response execute() throws IOException {
    timeouts.start();
    try {
      ClassicHttpResponse response = send();
      timeouts.headReceived();
      ResponseHead head = new ResponseHead(response.getCode(), headers(response.getHeaders()));
      HttpEntity entity = response.getEntity();
      if (entity == null) {
        timeouts.stop();
        return new Response(head, EmptyBody.INSTANCE);
      }
      return new Response(head, new ClassicBody(entity, this, timeouts));
    } catch (IOException failure) {
      timeouts.stop();
      throw ThreadInterruptedException.orSame(failure);
    } catch (IllegalStateException poolIsClosed) {
      timeouts.stop();
      throw new IOException(poolIsClosed);
    } catch (RuntimeException | Error failure) {
      timeouts.stop();
      throw failure;
    }
  }

  private ClassicHttpResponse send() throws IOException {
    while (true) {
      tunnelMade = false;
      HttpClientContext context = HttpClientContext.create();
      context.setAttribute(ExchangeExecutor.EXCHANGE, this);
      try {
        ClassicHttpResponse response = client.executeOpen(host, request, context);
        if (connection == null || Proxies.refused(response, context)) {
          connection = null; // nothing was sent to the origin
          cancel();
          throw new ProxyRefusedException(response.getCode());
        }
        return response;
      } catch (StaleConnectionException nothingSent) {
        connection = null; // try the next pooled connection, or a new one
        reused = false;
      }
    }
  }

  /** Called before a tunnel through a proxy is requested on a new connection. */
  void makingTunnel() {
    tunnelMade = true;
  }

  /** Called before the request is written to this connection. */
  void sendingOn(ManagedHttpClientConnection open) throws StaleConnectionException {
    reused = !tunnelMade && open.getEndpointDetails().getRequestCount() > 0;
    if (reused && (hasSurplus(open) || ChannelSocketFactory.isStale(open.getSocket()))) {
      throw new StaleConnectionException();
    }
    receivedBefore = open.getEndpointDetails().getReceivedBytesCount();
    connection = open;
  }

  private static boolean hasSurplus(ManagedHttpClientConnection open) {
    return open instanceof ParsedConnection parsed && parsed.hasSurplus();
  }

  static Map<String, List<String>> headers(Header[] received) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : received) {
      String value = header.getValue() == null ? "" : header.getValue();
      List<String> before = headers.put(header.getName(), List.of(value));
      if (before != null) {
        List<String> all = new ArrayList<>(before);
        all.add(value);
        headers.put(header.getName(), List.copyOf(all));
      }
    }
    return Collections.unmodifiableMap(headers);
  }

  /** Returns the connection of the exchange, or null if there is none yet. */
  @Nullable ManagedHttpClientConnection connection() {
    return connection;
  }

  @Override
  public Stage stage() {
    ManagedHttpClientConnection open = connection;
    if (open == null) {
      return Stage.CONNECT;
    }
    return open.getEndpointDetails().getReceivedBytesCount() > receivedBefore
        ? Stage.READ_HEAD
        : Stage.AWAIT_RESPONSE;
  }

  @Override
  public boolean isOnReusedConnection() {
    return reused;
  }

  @Override
  public void cancel() {
    request.cancel();
  }

  /** Returns the exchange of a context of the library, or null. */
  static @Nullable ClassicExchange of(@Nullable HttpContext context) {
    return context != null
            && context.getAttribute(ExchangeExecutor.EXCHANGE) instanceof ClassicExchange exchange
        ? exchange
        : null;
  }

  boolean isCancelled() {
    return request.isCancelled();
  }
}
