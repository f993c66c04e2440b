package app.tune.studio.client.internal.time;

/** A timeout that a {@link TimeoutWatcher} watches. */
public interface Timeout {

  /** The value of {@link #dueNanos()} while the timeout does not run. */
  long NEVER = Long.MAX_VALUE;

  /** Returns when the timeout fires as things stand, in the clock's nanoseconds, or never. */
  long dueNanos();

  /** The timeout has fired. Must not block. */
  void expire();

  /** Returns whether it belongs to a connection, none of which outlives the client. */
  default boolean isOfConnection() {
    return false;
  }
}
