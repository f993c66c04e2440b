package app.tune.studio.client.time;

/** Something with a limit of time, looked at by a {@link Watch}. */
public interface Watched {

  /** The value of {@link #dueNanos()} while no limit runs. */
  long NEVER = Long.MAX_VALUE;

  /** Returns when the limit runs out as things stand, in the clock's nanoseconds, or never. */
  long dueNanos();

  /** The limit has run out. Must not block. */
  void expire();
}
