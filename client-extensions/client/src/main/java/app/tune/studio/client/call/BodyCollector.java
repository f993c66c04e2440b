package app.tune.studio.client.call;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.http.ByteSource;
import app.tune.studio.client.http.SerialTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers a body on the transport's thread, up to a limit, and tells once when that is over. */
final class BodyCollector {

  /**
   * A body, whole or not.
   *
   * @param bytes what came; its beginning where there was more than the limit
   * @param failure what cut it, or null
   * @param beyondLimit whether there was more than the limit
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not shared
  record Collected(byte[] bytes, @Nullable Throwable failure, boolean beyondLimit) {}

  private final ByteSource body;
  private final Consumer<Collected> done;
  private final Blocks bytes;
  private boolean over;

  private BodyCollector(ByteSource body, int limit, Consumer<Collected> done) {
    this.body = body;
    this.bytes = new Blocks(limit);
    this.done = done;
  }

  static void collect(ByteSource body, int limit, Consumer<Collected> done) {
    BodyCollector collector = new BodyCollector(body, limit, done);
    SerialTask task = new SerialTask(collector::read, Runnable::run);
    body.onReadable(task::trigger);
    task.trigger();
  }

  private void read() {
    while (!over) {
      try {
        ByteBuffer next = body.poll();
        if (next != null) {
          take(next);
        } else if (body.isEnded()) {
          end(null, false);
        } else {
          return;
        }
      } catch (IOException | RuntimeException | Error cut) {
        body.close();
        end(cut, false);
      }
    }
  }

  private void take(ByteBuffer next) {
    if (!bytes.add(next)) {
      body.close();
      end(null, true);
    }
  }

  private void end(@Nullable Throwable failure, boolean beyondLimit) {
    over = true;
    int kept = failure == null && !beyondLimit ? Integer.MAX_VALUE : ErrorContext.MAX_BODY;
    done.accept(new Collected(bytes.first(kept), failure, beyondLimit));
  }
}
