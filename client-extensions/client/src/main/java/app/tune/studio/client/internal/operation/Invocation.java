package app.tune.studio.client.internal.operation;

import org.jspecify.annotations.Nullable;

/**
 * An operation and the arguments of a call.
 *
 * @param operation the operation to call
 * @param arguments in the order of its parameters
 */
@SuppressWarnings("ArrayRecordComponent") // ownership is transferred
public record Invocation(Operation operation, @Nullable Object[] arguments) {

  /** Returns the object that the call sends as its body, or null. */
  public @Nullable Object body() {
    Integer index = operation.metadata().bodyIndex();
    return index == null ? null : arguments[index];
  }
}
