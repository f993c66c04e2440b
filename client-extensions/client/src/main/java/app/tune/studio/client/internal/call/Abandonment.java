package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.internal.concurrent.ReachabilityWatcher;
import app.tune.studio.client.internal.concurrent.ReachabilityWatcher.Watched;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a stream that became unreachable without having been closed, and logs it once. If the
 * system property {@code tune.studio.trace-streams} is true, the log shows where it was opened.
 */
public final class Abandonment implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger("app.tune.studio.client");
  private static final String TRACE = "tune.studio.trace-streams";

  private final Call<?> call;
  private final @Nullable Throwable opened;

  private Abandonment(Call<?> call) {
    this.call = call;
    this.opened = Boolean.getBoolean(TRACE) ? new Throwable("opened here") : null;
  }

  /** Watches a stream or its reader, which the call must not reference. */
  public static Watched watch(Object stream, Call<?> call) {
    return ReachabilityWatcher.watch(stream, new Abandonment(call));
  }

  @Override
  public void run() {
    if (call.isUnderWay()) {
      LOG.warn(
          "call {}: its stream was never closed, and is closed now{}",
          call.callId(),
          opened == null ? " (-D" + TRACE + "=true shows where it was opened)" : "",
          opened);
      call.end(new CallCancelledException("the stream was never closed", call.context(), null));
    }
  }
}
