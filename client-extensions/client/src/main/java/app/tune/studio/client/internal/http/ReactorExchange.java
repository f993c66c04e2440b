package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.ModalCloseable;
import org.jspecify.annotations.Nullable;

/** One exchange of the asynchronous client, whose methods run on that client's threads. */
final class ReactorExchange implements Exchange, AsyncResponseConsumer<Void> {

  private static final String CONTEXT_KEY = ReactorExchange.class.getName();

  /** The maximum number of closed connections in a row before giving up. */
  private static final int MAX_SENDINGS = 10;

  private final ReactorRequest request;
  private final AttemptTimeouts timeouts;
  private final ExchangeListener listener;
  private final Runnable onStaleConnection;
  private final ConnectionLimits limits = new ConnectionLimits();
  private final AtomicBoolean settled = new AtomicBoolean();
  private final AtomicInteger sendings = new AtomicInteger();
  private volatile @Nullable DeferredEndSession session;
  private volatile @Nullable EndpointDetails connection;
  private long receivedFromProxy;
  private volatile long receivedBefore;
  private volatile boolean opened;
  private volatile boolean reused;
  private volatile @Nullable Future<?> future;
  private final HeldConnection held = new HeldConnection();
  private volatile @Nullable QueuedBody body;
  private @Nullable FutureCallback<Void> result;

  private ReactorExchange(
      ReactorRequest request,
      AttemptTimeouts timeouts,
      ExchangeListener listener,
      Runnable onStaleConnection) {
    this.request = request;
    this.timeouts = timeouts;
    this.listener = listener;
    this.onStaleConnection = onStaleConnection;
  }

  static ReactorExchange send(
      ReactorRequest request,
      AttemptTimeouts timeouts,
      ExchangeListener listener,
      Runnable onStaleConnection) {
    ReactorExchange exchange = new ReactorExchange(request, timeouts, listener, onStaleConnection);
    timeouts.start();
    exchange.send();
    return exchange;
  }

  private void send() {
    opened = false;
    reused = false;
    session = null;
    int number = sendings.incrementAndGet();
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(CONTEXT_KEY, this);
    Future<?> sent = request.send(this, context, new ReactorOutcome(this));
    if (number == sendings.get()) { // it may have failed and been sent again in the meantime
      future = sent;
    }
    if (held.isCancelled()) {
      cancel();
    }
  }

  /** Returns the exchange of a context of the library, or null. */
  static @Nullable ReactorExchange of(@Nullable HttpContext context) {
    return context != null && context.getAttribute(CONTEXT_KEY) instanceof ReactorExchange exchange
        ? exchange
        : null;
  }

  /**
   * Counts bytes that have arrived, and returns whether the body has not started. With TLS only the
   * library counts those of the origin.
   */
  boolean isAwaitingBody(int received) throws MessageConstraintException {
    if (settled.get()) {
      return false;
    }
    EndpointDetails open = connection;
    if (open == null) {
      receivedFromProxy += received;
      limits.check(receivedFromProxy);
    } else {
      limits.check(open.getReceivedBytesCount() - receivedBefore);
    }
    return true;
  }

  /** Returns what holds the connection of this exchange. */
  HeldConnection held() {
    return held;
  }

  /** Called when a connection is open, before its TLS handshake. */
  void connectedOn(ModalCloseable connection) {
    opened = true;
    held.hold(connection);
  }

  /** Called when the request is queued on this connection. */
  void queuedOn(DeferredEndSession queued) {
    session = queued;
    held.hold(queued);
  }

  /** Called before the request is written to its connection. */
  void sendingOn(@Nullable EndpointDetails open) throws StaleConnectionException {
    if (open != null) {
      reused = !opened && open.getRequestCount() > 0; // a new tunnel has served a CONNECT
      DeferredEndSession used = session;
      if (reused && used != null && used.isStale()) {
        throw new StaleConnectionException();
      }
      receivedBefore = open.getReceivedBytesCount();
    }
    connection = open;
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<Void> callback) {
    result = callback;
    if (connection == null || Proxies.refused(response, HttpClientContext.cast(context))) {
      connection = null; // nothing was sent to the origin
      fail(new ProxyRefusedException(response.getCode()));
      cancel();
      return;
    }
    ByteSource source = EmptyBody.INSTANCE;
    if (entity != null) {
      // the library reports every body without a length as chunked
      boolean framed =
          entity.getContentLength() >= 0 || response.containsHeader(HttpHeaders.TRANSFER_ENCODING);
      QueuedBody queued = new QueuedBody(framed, this::cancel, timeouts);
      body = queued;
      source = queued;
    }
    if (settled.compareAndSet(false, true)) {
      timeouts.headReceived();
      ResponseHead head =
          new ResponseHead(response.getCode(), ClassicExchange.headers(response.getHeaders()));
      listener.onResponse(new Response(head, source));
    }
    if (entity == null) {
      responseEnded();
      timeouts.stop();
      callback.completed(null);
    }
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context)
      throws MessageConstraintException {
    limits.check(response);
  }

  @Override
  public void updateCapacity(CapacityChannel window) {
    QueuedBody open = body;
    if (open != null) {
      open.windowUsedUp(window);
    }
  }

  @Override
  public void consume(ByteBuffer bytes) {
    QueuedBody open = body;
    if (open != null) {
      open.add(bytes);
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    responseEnded();
    QueuedBody open = body;
    if (open != null) {
      open.end();
    }
    FutureCallback<Void> callback = result;
    if (callback != null) {
      callback.completed(null);
    }
  }

  private void responseEnded() {
    held.release();
    DeferredEndSession used = session;
    if (used != null) {
      used.responseEnded();
    }
  }

  /** Ignored before the head, when {@link #over} applies: an earlier attempt may fail late. */
  @Override
  public void failed(Exception cause) {
    QueuedBody open = body;
    if (open != null) {
      open.fail(cause);
    }
  }

  /** Returns whether the connection was closed after its lease, before the request was sent. */
  private boolean isUnsent(Exception cause) {
    return cause instanceof StaleConnectionException
        || cause instanceof RequestNotExecutedException
        || (session != null && !opened && connection == null); // surplus bytes of the last response
  }

  /**
   * Called when the library has ended the exchange; if nothing was sent, tries another connection.
   */
  void over(Exception cause) {
    if (body != null) {
      failed(cause);
      return;
    }
    if (!isUnsent(cause)) {
      fail(cause);
      return;
    }
    onStaleConnection.run();
    if (held.isCancelled() || sendings.get() == MAX_SENDINGS) {
      fail(cause);
    } else {
      send();
    }
  }

  private void fail(Throwable cause) {
    if (settled.compareAndSet(false, true)) {
      timeouts.stop();
      if (reused && !held.isCancelled() && stage() != Stage.READ_HEAD) {
        onStaleConnection.run();
      }
      listener.onFailure(this, cause);
    }
  }

  @Override
  public void releaseResources() {
    // queued bytes belong to the reader
  }

  @Override
  public Stage stage() {
    EndpointDetails open = connection;
    if (open == null) {
      return Stage.CONNECT;
    }
    if (body != null) {
      return Stage.READ_BODY;
    }
    return open.getReceivedBytesCount() > receivedBefore ? Stage.READ_HEAD : Stage.AWAIT_RESPONSE;
  }

  @Override
  public boolean isOnReusedConnection() {
    return reused;
  }

  @Override
  public void cancel() {
    timeouts.stop();
    held.cancel(); // first: the end of the future would send once more
    Future<?> running = future;
    if (running != null) {
      running.cancel(true);
    }
    failed(new CancellationException("the exchange was cancelled"));
  }
}
