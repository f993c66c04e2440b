package app.tune.studio.batch.internal.pace;

/**
 * A request that has started.
 *
 * @param startedAt when
 * @param reservedTokens how many tokens it is expected to take
 */
public record Permit(long startedAt, double reservedTokens) {}
