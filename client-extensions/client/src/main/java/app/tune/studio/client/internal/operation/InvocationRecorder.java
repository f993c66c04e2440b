package app.tune.studio.client.internal.operation;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Determines which operation a lambda calls, and with which arguments, by passing it a recording
 * implementation of the generated interface.
 *
 * <p>So calls are written against the generated methods, and breaking changes of the contract
 * become compile errors. Thread-safe.
 *
 * @param <A> the generated interface
 */
public final class InvocationRecorder<A> {

  private static final Object[] NONE = {};

  private final ThreadLocal<@Nullable Invocation> last = new ThreadLocal<>();
  private final Operations operations;
  private final A api;

  /** Creates a recorder for an interface. */
  public InvocationRecorder(Class<A> type, Operations operations) {
    this.operations = operations;
    this.api =
        type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::record));
  }

  private @Nullable Object record(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    if (method.getDeclaringClass() == Object.class) {
      throw new UnsupportedOperationException(method.getName() + ": call an operation");
    }
    last.set(new Invocation(operations.operation(method), arguments == null ? NONE : arguments));
    return null;
  }

  /**
   * Returns the call that a lambda makes.
   *
   * @throws IllegalArgumentException if it makes none
   */
  @SuppressWarnings("ReturnValueIgnored") // null, or derived from it by the lambda
  public Invocation record(Function<A, ?> call) {
    last.remove();
    Object nothing = call.apply(api); // the recording implementation returns null
    Invocation recorded = last.get();
    if (recorded == null) {
      throw new IllegalArgumentException("call: must call a method of the generated interface");
    }
    last.remove();
    return recorded;
  }
}
