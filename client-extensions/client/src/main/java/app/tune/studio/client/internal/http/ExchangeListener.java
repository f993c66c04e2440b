package app.tune.studio.client.internal.http;

/**
 * Receives the outcome of an asynchronous exchange: the head of its response, or the failure that
 * came before it; one of the two, once. Called on a thread of the transport, so it must not block.
 */
public interface ExchangeListener {

  /** The head has arrived; the body follows in its source. */
  void onResponse(Response response);

  /** No response will come. */
  void onFailure(Exchange exchange, Throwable failure);
}
