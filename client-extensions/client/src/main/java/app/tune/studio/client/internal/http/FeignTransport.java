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
  private final Duration connectTimeout;

  /** Creates a transport that passes this timeout and the call's to the client. */
  public FeignTransport(Client client, Duration connectTimeout) {
    this.client = client;
    this.connectTimeout = connectTimeout;
  }

  @Override
  public BlockingExchange exchange(Request request, AttemptTimeouts timeouts) {
    Request.Options options =
        new Request.Options(connectTimeout, timeouts.firstByteTimeout(), false);
    return new FeignExchange(client, options, request);
  }

  @Override
  public void close() {
    // closed by its owner
  }
}
