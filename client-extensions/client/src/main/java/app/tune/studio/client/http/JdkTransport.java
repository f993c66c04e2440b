package app.tune.studio.client.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ResponseHead;
import feign.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The transport over the JDK's own client.
 *
 * <p>Cleartext is HTTP/1.1 always: the upgrade header that HTTP/2 would need breaks servers.
 * Nothing waits on the future of the JDK, which is completed on another thread: the head and the
 * bytes are taken where they arrive.
 */
public final class JdkTransport implements Transport {

  /** What the JDK client sets by itself, and refuses from others. */
  private static final Set<String> SET_BY_JDK = Set.of("content-length", "host", "connection");

  private volatile @Nullable HttpClient client;
  private final boolean owned;

  /** Creates a transport; an owned client is shut down with it. */
  public JdkTransport(HttpClient client, boolean owned) {
    this.client = client;
    this.owned = owned;
  }

  @Override
  public Exchange send(Request request, Activity activity, HeadListener listener) {
    HttpClient open = client;
    if (open == null) {
      throw new IllegalStateException("the transport is closed");
    }
    HttpRequest http = translate(request);
    JdkExchange exchange = new JdkExchange(activity, listener);
    activity.start();
    CompletableFuture<?> future;
    try {
      future = open.sendAsync(http, exchange);
    } catch (RuntimeException refused) {
      activity.stop();
      throw refused;
    }
    exchange.future = future;
    future.whenComplete((done, failure) -> exchange.failed(failure));
    return exchange;
  }

  private static HttpRequest translate(Request request) {
    URI uri = URI.create(request.url());
    byte[] body = request.body();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .method(
                request.httpMethod().name(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if ("http".equalsIgnoreCase(uri.getScheme())) {
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!SET_BY_JDK.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
              }
            });
    return builder.build();
  }

  @Override
  public Stage stageOf(Throwable failure) {
    if (Failures.isConnect(failure)) {
      return Stage.CONNECT;
    }
    // The JDK tells in words alone whether any byte of a head had come.
    String words = String.valueOf(failure.getMessage());
    return words.startsWith("parsing HTTP/") ? Stage.READ_HEAD : Stage.AWAIT_ANSWER;
  }

  @Override
  public boolean isAsynchronous() {
    return true;
  }

  @Override
  public void close() {
    HttpClient open = client;
    client =
        null; // on 17 the JDK ends a client, and its idle connections, when nothing refers to it
    if (owned && open != null) {
      JdkShutdown.now(open);
    }
  }

  private static final class JdkExchange implements Exchange, BodyHandler<ByteSource> {

    private final Activity activity;
    private final HeadListener listener;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile @Nullable CompletableFuture<?> future;
    private volatile @Nullable QueuedBody body;

    JdkExchange(Activity activity, HeadListener listener) {
      this.activity = activity;
      this.listener = listener;
    }

    @Override
    public BodySubscriber<ByteSource> apply(ResponseInfo info) {
      QueuedBody received = new QueuedBody(activity);
      body = received;
      if (cancelled) {
        received.close();
      } else if (answered.compareAndSet(false, true)) {
        activity.head();
        listener.onHead(new ResponseHead(info.statusCode(), info.headers().map()), received);
      }
      return received;
    }

    private void failed(@Nullable Throwable failure) {
      if (failure != null && answered.compareAndSet(false, true)) {
        activity.stop();
        listener.onFailure(Failures.unwrap(failure));
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      QueuedBody received = body;
      if (received != null) {
        received.close(); // keeps its own limit where it is only draining
      } else {
        activity.stop();
      }
      CompletableFuture<?> pending = future;
      if (pending != null) {
        pending.cancel(true);
      }
    }
  }
}
