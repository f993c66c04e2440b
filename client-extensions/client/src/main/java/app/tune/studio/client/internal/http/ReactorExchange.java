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
  private volatile Sending sending = new Sending();
  private volatile @Nullable Future<?> future;
  private final HeldConnection held = new HeldConnection();
  private volatile @Nullable QueuedBody body;
  private volatile boolean complete;
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
    sending = new Sending();
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

  /** Counts bytes that have arrived, and returns whether the body has not started. */
  boolean isAwaitingBody(int received) throws MessageConstraintException {
    if (settled.get()) {
      return false;
    }
    sending.received(received, limits);
    return true;
  }

  /** Returns what holds the connection of this exchange. */
  HeldConnection held() {
    return held;
  }

  /** Called when a connection is open, before its TLS handshake. */
  void connectedOn(ModalCloseable connection) {
    sending.connected();
    held.hold(connection);
  }

  /** Called when the request is queued on this connection. */
  void queuedOn(DeferredEndSession queued) {
    sending.queuedOn(queued);
    held.hold(queued);
  }

  /** Called before the request is written to its connection. */
  void sendingOn(@Nullable EndpointDetails open) throws StaleConnectionException {
    sending.startsOn(open);
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<Void> callback) {
    result = callback;
    if (!sending.isStarted() || Proxies.refused(response, HttpClientContext.cast(context))) {
      sending.refusedByProxy();
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
    } else {
      responseEnded();
    }
    if (settled.compareAndSet(false, true)) {
      timeouts.headReceived();
      ResponseHead head =
          new ResponseHead(response.getCode(), ClassicExchange.headers(response.getHeaders()));
      listener.onResponse(new Response(head, source));
    }
    if (entity == null) {
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
    complete = true;
    if (!request.isWritten()) { // the library waits for that
      bodyEnded();
      cancel();
    }
    responseEnded();
    FutureCallback<Void> callback = result;
    if (callback != null) {
      callback.completed(null);
    }
  }

  /** Called when the connection is back in the pool, where the reader's next call finds it. */
  @Override
  public void releaseResources() {
    if (complete) {
      bodyEnded();
    }
  }

  private void bodyEnded() {
    QueuedBody open = body;
    if (open != null) {
      open.end();
    }
  }

  private void responseEnded() {
    held.release();
    sending.responseEnded();
  }

  /** Ignored before the head, when {@link #over} applies: an earlier attempt may fail late. */
  @Override
  public void failed(Exception cause) {
    QueuedBody open = body;
    if (open != null) {
      open.fail(cause);
    }
  }

  /**
   * Called when the library has ended the exchange; if nothing was sent, tries another connection.
   */
  void over(Exception cause) {
    if (body != null) {
      failed(cause);
      return;
    }
    if (!sending.isUnsent(cause)) {
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
      if (isOnReusedConnection() && !held.isCancelled() && stage() != Stage.READ_HEAD) {
        onStaleConnection.run();
      }
      listener.onFailure(this, cause);
    }
  }

  @Override
  public Stage stage() {
    return sending.stage();
  }

  @Override
  public boolean isOnReusedConnection() {
    return sending.isOnReusedConnection();
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
