package app.tune.studio.client.internal.time;

/** A timeout that can be watched by a {@link TimeoutWatcher}. */
public interface Timeout {

  /** The value of {@link #dueNanos()} while the timeout is not running. */
  long NEVER = Long.MAX_VALUE;

  /** Returns when the timeout currently fires, in nanoseconds of the clock, or {@link #NEVER}. */
  long dueNanos();

  /** Called when the timeout has fired. Must not block. */
  void expire();

  /** Returns whether it belongs to a connection, and so ends with the client. */
  default boolean isOfConnection() {
    return false;
  }
}
