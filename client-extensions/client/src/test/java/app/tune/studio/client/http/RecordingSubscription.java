package app.tune.studio.client.http;

import java.util.concurrent.Flow.Subscription;

/** Counts what a body asks for. */
final class RecordingSubscription implements Subscription {

  long requested;
  boolean cancelled;

  @Override
  public void request(long n) {
    requested += n;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }
}
