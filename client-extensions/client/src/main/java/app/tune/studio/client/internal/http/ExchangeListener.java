package app.tune.studio.client.internal.http;

/**
 * Receives the outcome of an asynchronous exchange: either the response head or a failure, once.
 * Called on a transport thread, so it must not block.
 */
public interface ExchangeListener {

  /** Called when the head has arrived; the body follows from its source. */
  void onResponse(Response response);

  /** Called when there will be no response. */
  void onFailure(Exchange exchange, Throwable failure);
}
