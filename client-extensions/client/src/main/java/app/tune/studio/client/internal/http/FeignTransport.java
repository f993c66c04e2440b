package app.tune.studio.client.internal.http;

import feign.Client;
import feign.Request;
import java.time.Duration;

/**
 * Sends requests with a user's own Feign client, on the calling thread.
 *
 * <p>Timeouts are passed as Feign options; redirects are disabled.
 */
public final class FeignTransport implements BlockingTransport {

  private final Client client;
  private final Request.Options options;

  /** Creates a transport that passes these timeouts to the client with each request. */
  public FeignTransport(Client client, Duration connect, Duration read) {
    this.client = client;
    this.options = new Request.Options(connect, read, false);
  }

  @Override
  public BlockingExchange exchange(Request request, AttemptTimeouts timeouts) {
    return new FeignExchange(client, options, request);
  }

  @Override
  public void close() {
    // closed by its owner
  }
}
