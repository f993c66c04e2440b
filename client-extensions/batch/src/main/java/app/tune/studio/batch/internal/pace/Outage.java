package app.tune.studio.batch.internal.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The time in which requests are refused or reach nobody: pauses for all of them, longer each time
 * until one succeeds. Not thread-safe.
 */
final class Outage {

  private static final double JITTER = 0.1;

  /** A server that asks to wait again and again must not be waited for without end. */
  private static final int MAX_ASKED = 50;

  private final long base;
  private final long max;
  private final RandomGenerator random;
  private boolean open;
  private boolean probing;
  private long since;
  private long asked;
  private int pauses;
  private long pausedAt;
  private long pausedUntil;
  private long lastSuccess;
  private boolean everSucceeded;

  Outage(long base, long max, RandomGenerator random, long now) {
    this.base = base;
    this.max = max;
    this.random = random;
    this.pausedAt = now;
    this.pausedUntil = now;
  }

  long waitNanos(long now) {
    return Math.max(0, pausedUntil - now);
  }

  boolean isProbing() {
    return probing;
  }

  void over(long now) {
    open = false;
    probing = false;
    pauses = 0;
    asked = 0;
    lastSuccess = now;
    everSucceeded = true;
  }

  boolean hasSucceededSince(long startedAt) {
    return everSucceeded && lastSuccess - startedAt >= 0;
  }

  /**
   * Pauses for what the server asks, or for a random time that grows. Requests that were under way
   * together count once, but the longest wait that one of them was asked for holds. A Retry-After
   * below the first backoff is ignored: sent again and again, it would never grow.
   */
  Duration pause(long startedAt, @Nullable Duration retryAfter, boolean probe, long now) {
    Duration wanted = retryAfter != null && retryAfter.toNanos() < base ? null : retryAfter;
    if (!open) {
      open = true;
      since = now;
    }
    probing |= probe;
    boolean first = pauses == 0 || startedAt - pausedAt >= 0;
    if (first) {
      pauses++;
      pausedAt = now;
    } else if (wanted == null) {
      return Duration.ZERO;
    }
    long wait = wanted == null ? backoff() : jittered(wanted.toNanos());
    long added = now + wait - Math.max(now, pausedUntil);
    if (added <= 0) {
      return Duration.ZERO;
    }
    pausedUntil = now + wait;
    asked += wanted == null || pauses > MAX_ASKED ? 0 : added;
    return Duration.ofNanos(wait);
  }

  /** Half of it is random: a pause of next to nothing for all requests would be none. */
  private long backoff() {
    long bound = pauses > 62 || base > max >> (pauses - 1) ? max : base << (pauses - 1);
    return (long) (bound * (0.5 + random.nextDouble() / 2));
  }

  private long jittered(long wait) {
    return wait + (long) (wait * JITTER * random.nextDouble());
  }

  Duration length(long now) {
    return open ? Duration.ofNanos(Math.max(0, now - since - asked)) : Duration.ZERO;
  }
}
