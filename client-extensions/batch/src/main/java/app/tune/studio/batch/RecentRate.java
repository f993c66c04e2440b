package app.tune.studio.batch;

/** How much of something happens in a second, the latest seconds weighing most. Not thread-safe. */
final class RecentRate {

  private static final double MEMORY_SECONDS = 10;

  private long lastCount;
  private long lastNanos;
  private double count;
  private double seconds;

  RecentRate(long now) {
    lastNanos = now;
  }

  /** Takes the count of all that happened so far; returns the rate. */
  double update(long total, long now) {
    double passed = (now - lastNanos) / 1e9;
    double kept = Math.exp(-passed / MEMORY_SECONDS);
    count = count * kept + (total - lastCount);
    seconds = seconds * kept + passed;
    lastCount = total;
    lastNanos = now;
    return seconds > 0 ? count / seconds : 0;
  }
}
