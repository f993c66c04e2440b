package app.tune.studio.client.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import feign.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transport over the JDK's own client.
 *
 * <p>Cleartext is HTTP/1.1 always: the upgrade header that HTTP/2 would need breaks servers.
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
  public Exchange exchange(Request request, Activity activity, HeadListener listener) {
    HttpClient open = client;
    if (open == null) {
      throw new IllegalStateException("the transport is closed");
    }
    return new JdkExchange(open, translate(request), activity, listener);
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
}
