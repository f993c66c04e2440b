package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.internal.time.Timeout;
import app.tune.studio.client.internal.time.TimeoutWatcher;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The total timeout over all attempts of a call and the waits between them.
 *
 * <p>For a stream it ends with the first event; after that only the stream timeout applies, if set.
 * Both start with the call.
 */
final class CallTimeout implements Timeout {

  private final TimeoutWatcher watcher;
  private final Duration total;
  private final @Nullable Duration stream;
  private final BiConsumer<Phase, Duration> onTimeout;
  private final long start;
  private volatile boolean eventSeen;

  CallTimeout(
      TimeoutWatcher watcher,
      Duration total,
      @Nullable Duration stream,
      BiConsumer<Phase, Duration> onTimeout) {
    this.watcher = watcher;
    this.total = total;
    this.stream = stream;
    this.onTimeout = onTimeout;
    this.start = watcher.clock().nanoTime();
  }

  void start() {
    watcher.add(this);
  }

  void firstEvent() {
    eventSeen = true;
    if (stream == null) {
      stop();
    }
  }

  void stop() {
    watcher.remove(this);
  }

  /** Returns the time left for attempts and waits. */
  Duration remaining() {
    return Duration.ofNanos(start + shortest().toNanos() - watcher.clock().nanoTime());
  }

  private boolean isStreamFirst() {
    return stream != null && (eventSeen || stream.compareTo(total) < 0);
  }

  private Duration shortest() {
    Duration whole = stream;
    return whole != null && isStreamFirst() ? whole : total;
  }

  @Override
  public long dueNanos() {
    return eventSeen && stream == null ? NEVER : start + shortest().toNanos();
  }

  @Override
  public void expire() {
    onTimeout.accept(isStreamFirst() ? Phase.STREAM : Phase.TOTAL, shortest());
  }
}
