package app.tune.studio.micrometer;

import app.tune.studio.client.event.AttemptInfo;
import app.tune.studio.client.event.CallInfo;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Objects;

/** The context of an attempt's observation. Its carrier takes the headers of a trace. */
public final class AttemptObservationContext extends SenderContext<AttemptInfo> {

  private final CallInfo call;
  private final int number;

  AttemptObservationContext(CallInfo call, AttemptInfo attempt) {
    super(
        (carrier, name, value) -> Objects.requireNonNull(carrier).header(name, value), Kind.CLIENT);
    this.call = call;
    this.number = attempt.number();
    setCarrier(attempt);
  }

  /** {@return the call that the attempt belongs to} */
  public CallInfo call() {
    return call;
  }

  /** {@return which attempt it is, from 1} */
  public int number() {
    return number;
  }
}
