package app.tune.studio.client.internal.body;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.internal.concurrent.SerialTask;
import app.tune.studio.client.internal.http.ByteSource;
import app.tune.studio.client.internal.http.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a whole body up to a limit. */
public final class BodyGatherer {

  private static final byte[] NONE = {};

  private final ByteSource body;
  private final int limit;
  private final long announced;
  private @Nullable ByteAccumulator bytes;
  private @Nullable GatheredBody result;

  private BodyGatherer(Response response, int limit) {
    this.body = response.body();
    this.limit = limit;
    this.announced = response.head().contentLength();
  }

  /** Reads the body of a blocking exchange, on the calling thread. */
  public static GatheredBody gather(Response response, int limit) {
    BodyGatherer gatherer = new BodyGatherer(response, limit);
    return Objects.requireNonNull(gatherer.read());
  }

  /**
   * Reads the body of an asynchronous exchange, on the threads that deliver its bytes.
   *
   * @param onBody receives the body once, on one of these threads
   */
  public static void gather(Response response, int limit, Consumer<GatheredBody> onBody) {
    BodyGatherer gatherer = new BodyGatherer(response, limit);
    SerialTask reading = new SerialTask(() -> gatherer.readFor(onBody), Runnable::run);
    response.body().onReadable(reading::trigger);
    reading.trigger();
  }

  private void readFor(Consumer<GatheredBody> onBody) {
    GatheredBody gathered = result == null ? read() : null; // once, although signals may follow
    if (gathered != null) {
      onBody.accept(gathered);
    }
  }

  /**
   * Reads the available bytes; returns the body once it is complete, truncated or over the limit.
   */
  private @Nullable GatheredBody read() {
    while (result == null) {
      try {
        ByteBuffer next = body.poll();
        if (next != null) {
          if (!add(next)) {
            body.close();
            end(null, true);
          }
        } else if (body.isEnded()) {
          body.finish();
          end(null, false);
        } else {
          return null;
        }
      } catch (IOException | RuntimeException | Error cut) {
        body.close();
        end(cut, false);
      }
    }
    return result;
  }

  private boolean add(ByteBuffer next) {
    if (bytes == null) {
      bytes = new ByteAccumulator(limit, Math.max(announced, next.remaining()));
    }
    return bytes.add(next);
  }

  private void end(@Nullable Throwable failure, boolean beyondLimit) {
    int kept = failure == null && !beyondLimit ? Integer.MAX_VALUE : ErrorContext.MAX_BODY;
    result = new GatheredBody(bytes == null ? NONE : bytes.first(kept), failure, beyondLimit);
  }
}
