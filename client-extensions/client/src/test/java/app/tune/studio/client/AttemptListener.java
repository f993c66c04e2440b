package app.tune.studio.client;

import app.tune.studio.client.event.AttemptFailure;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;

/** Listens to failed attempts alone, as a lambda. */
@FunctionalInterface
interface AttemptListener extends CallListener {

  void failed(AttemptFailure failure);

  @Override
  default void onAttemptFailed(CallInfo call, AttemptFailure failure) {
    failed(failure);
  }
}
