package app.tune.studio.client.call;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.stream.BlockingChunks;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Implements a generated interface over the core, so that any endpoint of a contract is callable.
 */
public final class ApiProxy implements InvocationHandler {

  private final CallCore core;
  private final ApiBinding binding;
  private final CallSettings settings;
  private final Class<?> api;
  private final Map<Method, Calls<Object>> calls = new ConcurrentHashMap<>();

  private ApiProxy(CallCore core, ApiBinding binding, CallSettings settings, Class<?> api) {
    this.core = core;
    this.binding = binding;
    this.settings = settings;
    this.api = api;
  }

  /** Returns an implementation of the interface; a stream that it returns is to be closed. */
  public static <A> A of(CallCore core, ApiBinding binding, CallSettings settings, Class<A> api) {
    ApiProxy handler = new ApiProxy(core, binding, settings, api);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, given);
    }
    Object[] arguments = given == null ? new Object[0] : given;
    Calls<Object> operation =
        calls.computeIfAbsent(
            method, m -> new Calls<>(core, binding, binding.operation(m), settings));
    return binding.operation(method).stream() == null
        ? operation.await(arguments).value()
        : stream(operation.open(arguments));
  }

  private static Stream<Object> stream(OpenStream<Object> open) {
    BlockingChunks<Object> chunks = new BlockingChunks<>(open.reader());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(chunks, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(
            () ->
                open.reader()
                    .cancel(
                        new CallCancelledException(
                            "the stream was closed", open.reader().context(), null)));
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
