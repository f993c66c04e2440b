package app.tune.studio.client.internal.http;

import java.util.concurrent.CancellationException;
import org.apache.hc.core5.concurrent.FutureCallback;

/**
 * Reports how the library ended an exchange, of which the consumer is not always notified.
 *
 * @param exchange the exchange to notify
 */
record ReactorOutcome(ReactorExchange exchange) implements FutureCallback<Void> {

  @Override
  public void completed(Void nothing) {
    // the body has ended
  }

  @Override
  public void failed(Exception cause) {
    exchange.over(cause);
  }

  @Override
  public void cancelled() {
    exchange.over(new CancellationException("the exchange was cancelled"));
  }
}
