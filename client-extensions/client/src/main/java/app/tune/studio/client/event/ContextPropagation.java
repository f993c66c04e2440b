package app.tune.studio.client.event;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Propagates a value bound to the calling thread to all threads that run user code for the call:
 * listeners, and the interceptors and key supplier of every attempt.
 *
 * <pre>{@code
 * builder.callListener(ContextPropagation.of(MDC::getCopyOfContextMap, MDC::setContextMap))
 *     .callListener(ContextPropagation.of(TENANT::get, TENANT::set)); // a ThreadLocal
 * }</pre>
 *
 * <p>Set it before listeners that use the context. Thread-safe.
 *
 * @param <T> the type of the value
 */
public final class ContextPropagation<T extends @Nullable Object> implements CallListener {

  private final Supplier<T> get;
  private final Consumer<T> set;

  private ContextPropagation(Supplier<T> get, Consumer<T> set) {
    this.get = get;
    this.set = set;
  }

  /**
   * {@return a listener that propagates a value of the calling thread}
   *
   * @param <T> the type of the value
   * @param get reads the value of the current thread, null if it has none
   * @param set sets it; also called to restore the previous result of {@code get} on that thread,
   *     so it must accept null if {@code get} may return it
   */
  public static <T extends @Nullable Object> ContextPropagation<T> of(
      Supplier<T> get, Consumer<T> set) {
    return new ContextPropagation<>(get, set);
  }

  @Override
  public CallListener forCall(CallInfo call) {
    return new Captured<>(this, get.get());
  }

  private record Captured<T extends @Nullable Object>(ContextPropagation<T> of, T value)
      implements CallListener {

    @Override
    public CallScope openScope(CallInfo call) {
      T before = of.get.get();
      of.set.accept(value);
      return () -> of.set.accept(before);
    }
  }
}
