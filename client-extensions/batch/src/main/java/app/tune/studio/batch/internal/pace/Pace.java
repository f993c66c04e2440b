package app.tune.studio.batch.internal.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the next request may start. All workers share one; not thread-safe, it is called
 * under one lock. Times are those of a monotonic clock, in nanoseconds.
 */
public final class Pace {

  /** The wait for something that only the end of another request can bring. */
  public static final long UNTIL_NEXT_END = Long.MAX_VALUE;

  private final ConcurrencyLimit limit;
  private final LatencyTrend latency;
  private final StartSpacing spacing;
  private final TokenRate tokens;
  private final Outage outage;
  private int inFlight;

  /** Starts with nothing under way. */
  public Pace(PaceSettings settings, RandomGenerator random, long now) {
    limit = new ConcurrencyLimit(settings.maxConcurrency(), settings.adaptive());
    latency = new LatencyTrend(settings.latencyTolerance());
    spacing = new StartSpacing(settings.requestsPerMinute(), now);
    tokens = new TokenRate(settings.tokensPerMinute(), now);
    outage =
        new Outage(settings.backoffBase().toNanos(), settings.backoffMax().toNanos(), random, now);
  }

  /** Returns how long to wait before a request may start, 0 where it may do so now. */
  public long waitNanos(long now) {
    if (inFlight >= (outage.isProbing() ? 1 : limit.value())) {
      return UNTIL_NEXT_END;
    }
    return Math.max(outage.waitNanos(now), Math.max(spacing.waitNanos(now), tokens.waitNanos(now)));
  }

  /** Records that a request starts. */
  public Permit start(long now) {
    inFlight++;
    spacing.started(now);
    return new Permit(now, tokens.started());
  }

  /**
   * Records a success.
   *
   * @param total tokens that it took, -1 where that is unknown
   * @param generated those of them that were generated, which decide how long it took
   */
  public void succeeded(Permit permit, long total, long generated, long now) {
    limit.succeeded(inFlight);
    if (latency.isSlow(now - permit.startedAt(), Math.max(0, generated), inFlight)) {
      limit.delayed(permit.startedAt(), now);
    }
    inFlight--;
    tokens.ended(permit.reservedTokens(), total);
    outage.over(now);
  }

  /** Records an end that says nothing about the server's load. */
  public void ended(Permit permit) {
    inFlight--;
    tokens.cancelled(permit.reservedTokens());
  }

  /**
   * Records that the server refused a request for its load: all requests wait.
   *
   * @param asked how long the server asks to wait, or null
   * @return how long they wait now, zero where an earlier failure has seen to it
   */
  public Duration refused(Permit permit, @Nullable Duration asked, long now) {
    ended(permit);
    limit.refused(permit.startedAt(), now);
    return outage.pause(permit.startedAt(), asked, false, now);
  }

  /**
   * Records that the server could not be reached: all requests wait, then one at a time tries.
   *
   * @return how long they wait now, zero where an earlier failure has seen to it
   */
  public Duration unreachable(Permit permit, long now) {
    ended(permit);
    return outage.pause(permit.startedAt(), null, true, now);
  }

  /** Returns whether a request succeeded after this one had started. */
  public boolean hasSucceededSince(Permit permit) {
    return outage.hasSucceededSince(permit.startedAt());
  }

  /** Returns for how long nothing has succeeded, without the waits that the server asked for. */
  public Duration outage(long now) {
    return outage.length(now);
  }

  /** Returns how many requests are under way. */
  public int inFlight() {
    return inFlight;
  }

  /** Returns how many may be under way. */
  public int limit() {
    return outage.isProbing() ? 1 : limit.value();
  }
}
