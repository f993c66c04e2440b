package app.tune.studio.client.internal.operation;

import org.jspecify.annotations.Nullable;

/**
 * An operation and the arguments that it is called with.
 *
 * @param operation what is called
 * @param arguments in the order of its parameters
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared
public record Invocation(Operation operation, @Nullable Object[] arguments) {}
