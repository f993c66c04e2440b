package app.tune.studio.client.call;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.http.ByteSource;
import app.tune.studio.client.http.SerialTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers a body on the transport's thread, up to a limit, and tells once when that is over. */
final class BodyCollector {

  /**
   * A body, whole or not.
   *
   * @param bytes what came
   * @param failure what cut it, or null
   * @param beyondLimit whether there was more than the limit
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not shared
  record Collected(byte[] bytes, @Nullable Exception failure, boolean beyondLimit) {}

  private static final int FIRST_SIZE = 2 * 1024;

  private final ByteSource body;
  private final int limit;
  private final Consumer<Collected> done;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_SIZE);
  private boolean over;

  private BodyCollector(ByteSource body, int limit, Consumer<Collected> done) {
    this.body = body;
    this.limit = limit;
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
      } catch (IOException | TuneStudioException cut) {
        end(cut, false);
      }
    }
  }

  private void take(ByteBuffer next) {
    int room = limit - bytes.size();
    byte[] copy = new byte[Math.min(room, next.remaining())];
    next.get(copy);
    bytes.writeBytes(copy);
    if (next.hasRemaining()) {
      body.close();
      end(null, true);
    }
  }

  private void end(@Nullable Exception failure, boolean beyondLimit) {
    over = true;
    done.accept(new Collected(bytes.toByteArray(), failure, beyondLimit));
  }
}
