package app.tune.studio.client.internal.http;

import java.util.concurrent.CancellationException;
import org.apache.hc.core5.concurrent.FutureCallback;

/**
 * Passes on how the library ends an exchange, which its consumer does not learn in each case.
 *
 * @param exchange what it ends
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
