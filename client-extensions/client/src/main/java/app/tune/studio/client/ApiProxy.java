package app.tune.studio.client;

import app.tune.studio.client.internal.call.CallResult;
import app.tune.studio.client.internal.call.CallResult.Failed;
import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.client.internal.call.CallResult.Whole;
import app.tune.studio.client.internal.call.Dispatcher;
import app.tune.studio.client.internal.call.OperationCaller;
import app.tune.studio.client.internal.operation.Invocation;
import app.tune.studio.client.internal.operation.Operation;
import app.tune.studio.client.internal.operation.Operations;
import app.tune.studio.client.internal.settings.CallSettings;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Implements a generated interface, so that any endpoint of the contract can be called. */
final class ApiProxy implements InvocationHandler {

  private final Class<?> api;
  private final Operations<?> operations;
  private final Dispatcher dispatcher;
  private final CallSettings settings;
  private final Map<Method, OperationCaller<Object>> callers = new ConcurrentHashMap<>();

  private ApiProxy(
      Class<?> api, Operations<?> operations, Dispatcher dispatcher, CallSettings settings) {
    this.api = api;
    this.operations = operations;
    this.dispatcher = dispatcher;
    this.settings = settings;
  }

  /** Returns an implementation of the interface; streams that it returns must be closed. */
  static <A> A of(
      Class<A> api, Operations<A> operations, Dispatcher dispatcher, CallSettings settings) {
    ApiProxy handler = new ApiProxy(api, operations, dispatcher, settings);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, given);
    }
    Operation operation = operations.operation(method);
    Object[] arguments = given == null ? new Object[0] : given;
    CallResult<Object> result =
        callers
            .computeIfAbsent(method, absent -> caller(operation))
            .execute(new Invocation(operation, arguments));
    if (result instanceof Whole<Object> whole) {
      return whole.value();
    }
    if (result instanceof Streaming<Object> streaming) {
      return new ChunkStream<>(streaming).chunks();
    }
    throw new IllegalStateException(((Failed<Object>) result).failure());
  }

  private OperationCaller<Object> caller(Operation operation) {
    return new OperationCaller<>(dispatcher, operation, settings, null);
  }

  private @Nullable Object ofObject(
      Object proxy, Method method, @Nullable Object @Nullable [] given) {
    return switch (method.getName()) {
      case "equals" -> given != null && proxy == given[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> api.getSimpleName() + " of a Tune Studio client";
    };
  }
}
