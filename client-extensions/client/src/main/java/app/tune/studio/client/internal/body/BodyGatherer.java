package app.tune.studio.client.internal.body;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.internal.http.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a body up to a limit, on the threads that deliver its bytes. Not thread-safe. */
public final class BodyGatherer {

  private static final byte[] NONE = {};

  private final ByteSource body;
  private final int limit;
  private byte[] first = NONE;
  private @Nullable ByteAccumulator bytes;
  private @Nullable GatheredBody result;

  /** Creates a gatherer for a body. */
  public BodyGatherer(ByteSource body, int limit) {
    this.body = body;
    this.limit = limit;
  }

  /** Reads the whole body of a blocking source. */
  public static GatheredBody gather(ByteSource body, int limit) {
    BodyGatherer gatherer = new BodyGatherer(body, limit);
    GatheredBody gathered = gatherer.read();
    while (gathered == null) {
      gathered = gatherer.read();
    }
    return gathered;
  }

  /**
   * Reads the available bytes; returns the body once it is complete, truncated or over the limit.
   */
  public @Nullable GatheredBody read() {
    while (result == null) {
      try {
        ByteBuffer next = body.poll();
        if (next != null) {
          if (!add(next)) {
            body.close();
            end(null, true);
          }
        } else if (body.isEnded()) {
          end(null, false);
        } else {
          return null;
        }
      } catch (IOException | RuntimeException cut) {
        body.close();
        end(cut, false);
      }
    }
    return result;
  }

  /** Most bodies arrive in one piece, which needs no accumulator. */
  private boolean add(ByteBuffer next) {
    if (bytes == null) {
      if (first.length == 0 && next.remaining() <= limit) {
        first = new byte[next.remaining()];
        next.get(first);
        return true;
      }
      bytes = new ByteAccumulator(limit);
      bytes.add(ByteBuffer.wrap(first));
    }
    return bytes.add(next);
  }

  private byte[] gathered(int most) {
    if (bytes != null) {
      return bytes.first(most);
    }
    return first.length <= most ? first : Arrays.copyOf(first, most);
  }

  private void end(@Nullable Throwable failure, boolean beyondLimit) {
    int kept = failure == null && !beyondLimit ? Integer.MAX_VALUE : ErrorContext.MAX_BODY;
    result = new GatheredBody(gathered(kept), failure, beyondLimit);
  }
}
