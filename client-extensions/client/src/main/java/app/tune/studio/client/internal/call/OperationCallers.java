package app.tune.studio.client.internal.call;

import app.tune.studio.client.internal.operation.Operation;
import app.tune.studio.client.internal.settings.CallSettings;
import app.tune.studio.client.internal.stream.JsonAccumulator;
import app.tune.studio.client.stream.Accumulator;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** The callers of a client's operations with one set of settings. Thread-safe. */
public final class OperationCallers {

  private final Dispatcher dispatcher;
  private final CallSettings settings;
  private final Map<Method, OperationCaller<?>> callers = new ConcurrentHashMap<>();

  /** Creates the callers lazily, each on first use. */
  public OperationCallers(Dispatcher dispatcher, CallSettings settings) {
    this.dispatcher = dispatcher;
    this.settings = settings;
  }

  /** Returns callers with other settings. */
  public OperationCallers with(CallSettings changed) {
    return new OperationCallers(dispatcher, changed);
  }

  /** Returns the settings. */
  public CallSettings settings() {
    return settings;
  }

  /**
   * Returns the caller of an operation.
   *
   * @param accumulators creates the accumulator of a stream, given the number of characters to keep
   */
  @SuppressWarnings("unchecked") // a method has one response type
  public <T> OperationCaller<T> of(
      Operation operation, IntFunction<? extends Accumulator<T, ?>> accumulators) {
    OperationCaller<?> known = callers.get(operation.method());
    return (OperationCaller<T>)
        (known != null
            ? known
            : callers.computeIfAbsent(
                operation.method(),
                absent -> new OperationCaller<>(dispatcher, operation, settings, accumulators)));
  }

  /** Returns a factory of accumulators for any stream; the response is of this type. */
  public <C, R> IntFunction<Accumulator<C, R>> accumulators(Type response) {
    return maxText -> new JsonAccumulator<>(response, maxText);
  }
}
