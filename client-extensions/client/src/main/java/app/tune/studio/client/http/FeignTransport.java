package app.tune.studio.client.http;

import app.tune.studio.client.error.ConnectionException.Stage;
import feign.Client;
import feign.Request;
import java.time.Duration;

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
  public Exchange exchange(Request request, Activity activity, HeadListener listener) {
    return new FeignExchange(client, options, request, listener);
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
