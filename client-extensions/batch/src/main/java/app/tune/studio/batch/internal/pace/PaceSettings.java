package app.tune.studio.batch.internal.pace;

import java.time.Duration;

/**
 * What limits the pace.
 *
 * @param maxConcurrency how many requests may be under way, 1 or more
 * @param adaptive whether fewer are used where the server pushes back
 * @param latencyTolerance how many times the usual latency is taken as pushing back
 * @param requestsPerMinute starts in a minute, infinite for no limit
 * @param tokensPerMinute tokens in a minute, infinite for no limit
 * @param backoffBase the bound of the first wait after a failure that names none
 * @param backoffMax the bound of every such wait
 */
public record PaceSettings(
    int maxConcurrency,
    boolean adaptive,
    double latencyTolerance,
    double requestsPerMinute,
    double tokensPerMinute,
    Duration backoffBase,
    Duration backoffMax) {}
