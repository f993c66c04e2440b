package app.tune.studio.batch.internal.pace;

/** Spaces the starts of requests evenly, so that a minute has at most so many. Not thread-safe. */
final class StartSpacing {

  /** How late a start may come without the next ones waiting for it: timers are not exact. */
  private static final long CATCH_UP = 20_000_000;

  private static final double NANOS_PER_MINUTE = 60e9;

  private final long interval;
  private long next;

  /** Takes the number of starts in a minute, infinite for no limit. */
  StartSpacing(double perMinute, long now) {
    interval = (long) (NANOS_PER_MINUTE / perMinute);
    next = now;
  }

  /** Returns how long to wait before the next start, 0 for none. */
  long waitNanos(long now) {
    return interval == 0 ? 0 : Math.max(0, next - now);
  }

  void started(long now) {
    next = Math.max(next, now - CATCH_UP) + interval;
  }
}
