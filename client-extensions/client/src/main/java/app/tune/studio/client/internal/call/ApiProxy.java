package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.internal.call.CallResult.Failed;
import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.client.internal.call.CallResult.Whole;
import app.tune.studio.client.internal.concurrent.ReachabilityWatcher.Watched;
import app.tune.studio.client.internal.operation.Invocation;
import app.tune.studio.client.internal.operation.Operation;
import app.tune.studio.client.internal.operation.Operations;
import app.tune.studio.client.internal.stream.ChunkIterator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Implements a generated interface, so that any endpoint of the contract can be called. */
public final class ApiProxy implements InvocationHandler {

  private final OperationCallers callers;
  private final Operations operations;
  private final Class<?> api;

  private ApiProxy(OperationCallers callers, Operations operations, Class<?> api) {
    this.callers = callers;
    this.operations = operations;
    this.api = api;
  }

  /** Returns an implementation of the interface; streams that it returns must be closed. */
  public static <A> A of(OperationCallers callers, Operations operations, Class<A> api) {
    ApiProxy handler = new ApiProxy(callers, operations, api);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, given);
    }
    Object[] arguments = given == null ? new Object[0] : given;
    Operation operation = operations.operation(method);
    CallResult<Object> result =
        callers
            .<Object>of(operation, callers.accumulators(Object.class))
            .execute(new Invocation(operation, arguments));
    if (result instanceof Whole<Object> whole) {
      return whole.value();
    }
    if (result instanceof Streaming<Object> streaming) {
      return stream(streaming);
    }
    throw new IllegalStateException(((Failed<Object>) result).failure());
  }

  private static Stream<Object> stream(Streaming<Object> open) {
    Call<Object> call = open.call();
    ChunkIterator<Object> chunks = new ChunkIterator<>(open.chunks());
    Watched reachability = Abandonment.watch(chunks, call);
    return chunks.stream()
        .onClose(
            () -> {
              reachability.stop();
              call.end(new CallCancelledException("the stream was closed", call.context(), null));
            });
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
