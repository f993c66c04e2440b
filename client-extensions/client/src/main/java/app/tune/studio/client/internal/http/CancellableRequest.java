package app.tune.studio.client.internal.http;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that any thread can cancel, whatever it is waiting for: a pooled connection, a connect,
 * a handshake or bytes.
 *
 * <p>The library's own request class would parse the URI again for each call.
 */
final class CancellableRequest extends BasicClassicHttpRequest implements CancellableDependency {

  private static final long serialVersionUID = 1L;
  private static final Cancellable CANCELLED = () -> false;

  private final transient AtomicReference<@Nullable Cancellable> dependency =
      new AtomicReference<>();

  CancellableRequest(String method, HttpHost host, String path) {
    super(method, host, path);
  }

  @Override
  public void setDependency(Cancellable next) {
    Cancellable before = dependency.get();
    if (before == CANCELLED || !dependency.compareAndSet(before, next)) {
      next.cancel(); // cancelled in the meantime
    }
  }

  @Override
  public boolean isCancelled() {
    return dependency.get() == CANCELLED;
  }

  @Override
  public boolean cancel() {
    Cancellable before = dependency.getAndSet(CANCELLED);
    return before != CANCELLED && (before == null || before.cancel());
  }
}
