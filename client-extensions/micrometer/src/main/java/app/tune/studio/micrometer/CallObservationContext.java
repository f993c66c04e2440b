package app.tune.studio.micrometer;

import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/** The context of a call's observation, for handlers and filters. */
public final class CallObservationContext extends SenderContext<CallInfo> {

  private final CallInfo call;
  private volatile @Nullable CallEnd end;

  CallObservationContext(CallInfo call) {
    super((carrier, name, value) -> {}, Kind.CLIENT); // attempts carry the headers of a trace
    this.call = call;
    setCarrier(call);
  }

  /** {@return the call} */
  public CallInfo call() {
    return call;
  }

  /** {@return the end of the call, or null while it goes on} */
  public @Nullable CallEnd end() {
    return end;
  }

  void end(CallEnd how) {
    end = how;
  }
}
