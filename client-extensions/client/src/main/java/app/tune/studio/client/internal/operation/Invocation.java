package app.tune.studio.client.internal.operation;

import org.jspecify.annotations.Nullable;

/**
 * An operation and the arguments of a call.
 *
 * @param operation the operation to call
 * @param arguments in the order of its parameters
 */
@SuppressWarnings("ArrayRecordComponent") // ownership is transferred
public record Invocation(Operation operation, @Nullable Object[] arguments) {}
