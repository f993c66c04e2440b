package app.tune.studio.client.event;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries what is bound to the calling thread to all threads that run code of the user for the
 * call: listeners, interceptors and suppliers of keys of every attempt.
 *
 * <pre>{@code
 * builder.callListener(ContextPropagation.of(MDC::getCopyOfContextMap, MDC::setContextMap))
 *     .callListener(ContextPropagation.of(TENANT::get, TENANT::set)); // a ThreadLocal
 * }</pre>
 *
 * <p>Set it before listeners that use the context. Thread-safe.
 *
 * @param <T> what is carried
 */
public final class ContextPropagation<T extends @Nullable Object> implements CallListener {

  private final Supplier<T> get;
  private final Consumer<T> set;

  private ContextPropagation(Supplier<T> get, Consumer<T> set) {
    this.get = get;
    this.set = set;
  }

  /**
   * {@return what carries a value of the calling thread}
   *
   * @param <T> what is carried
   * @param get reads the value of the current thread, null where it has none
   * @param set replaces it; is also given what {@code get} returned on that thread before, to
   *     restore it, so it must accept null where {@code get} returns it
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
