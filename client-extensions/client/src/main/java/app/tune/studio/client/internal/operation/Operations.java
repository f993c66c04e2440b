package app.tune.studio.client.internal.operation;

import app.tune.studio.api.EventStream;
import feign.Contract;
import feign.MethodMetadata;
import feign.Param;
import feign.RequestLine;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one generated interface on one server, parsed by Feign's contract. Thread-safe.
 *
 * <p>A lambda says which of them to call, and with which arguments: it is passed a recording
 * implementation of the interface. So calls are written against the generated methods, and breaking
 * changes of the contract become compile errors.
 *
 * @param <A> the generated interface
 */
public final class Operations<A> {

  private static final Object[] NONE = {};

  private final Map<Method, Operation> operations = new HashMap<>();
  private final ThreadLocal<@Nullable Invocation> last = new ThreadLocal<>();
  private final A recording;

  private Operations(Class<A> api) {
    this.recording =
        api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, this::record));
  }

  /**
   * Parses an interface.
   *
   * @param paths replacement paths by documented path
   */
  @SuppressWarnings({
    "unchecked", // required by the type parameter of Feign's target
    "deprecation" // the name of the contract class in all supported Feign versions
  })
  public static <A> Operations<A> of(Class<A> api, String baseUrl, Map<String, String> paths) {
    Map<String, EventStream> streams = streams(api);
    Map<String, Type> wholeTypes = wholeTypes(api);
    ApiTarget target = new ApiTarget((Class<Object>) api, baseUrl, ServerAddress.of(baseUrl));
    Operations<A> parsed = new Operations<>(api);
    for (MethodMetadata metadata : new Contract.Default().parseAndValidateMetadata(api)) {
      Method method = metadata.method();
      String path = paths.get(metadata.template().path());
      if (path != null) {
        metadata.template().uri(path);
      }
      instantiateExpanders(metadata);
      String line = requestLine(method);
      parsed.operations.put(
          method,
          new Operation(
              metadata,
              streams.get(line),
              method.isAnnotationPresent(EventStream.class),
              wholeTypes.getOrDefault(line, Object.class),
              target));
    }
    return parsed;
  }

  /** Creates the expanders; Feign does so only when it prepares a method for its own proxy. */
  private static void instantiateExpanders(MethodMetadata metadata) {
    Map<Integer, Param.Expander> expanders = new HashMap<>();
    metadata
        .indexToExpanderClass()
        .forEach(
            (index, type) -> {
              try {
                expanders.put(index, type.getDeclaredConstructor().newInstance());
              } catch (ReflectiveOperationException notInstantiable) {
                throw new IllegalArgumentException(
                    metadata.configKey() + ": " + type + " cannot be made", notInstantiable);
              }
            });
    metadata.indexToExpander(expanders);
  }

  /** Finds the streaming method of each endpoint; the plain one has the same request line. */
  private static Map<String, EventStream> streams(Class<?> api) {
    Map<String, EventStream> streams = new HashMap<>();
    for (Method method : api.getMethods()) {
      EventStream rule = method.getAnnotation(EventStream.class);
      if (rule != null) {
        streams.put(requestLine(method), rule);
      }
    }
    return streams;
  }

  private static Map<String, Type> wholeTypes(Class<?> api) {
    Map<String, Type> types = new HashMap<>();
    for (Method method : api.getMethods()) {
      if (!method.isAnnotationPresent(EventStream.class)) {
        types.put(requestLine(method), method.getGenericReturnType());
      }
    }
    return types;
  }

  private static String requestLine(Method method) {
    RequestLine line = method.getAnnotation(RequestLine.class);
    return line == null ? "" : line.value();
  }

  /**
   * Returns the operation of a method of the interface.
   *
   * @throws IllegalArgumentException if the method is not an operation
   */
  public Operation operation(Method method) {
    Operation operation = operations.get(method);
    if (operation == null) {
      throw new IllegalArgumentException(method + ": is not an operation");
    }
    return operation;
  }

  private @Nullable Object record(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    if (method.getDeclaringClass() == Object.class) {
      throw new UnsupportedOperationException(method.getName() + ": call an operation");
    }
    last.set(new Invocation(operation(method), arguments == null ? NONE : arguments));
    return null;
  }

  /**
   * Returns the call that a lambda makes.
   *
   * @throws IllegalArgumentException if it makes none
   */
  @SuppressWarnings("ReturnValueIgnored") // null, or derived from it by the lambda
  public Invocation invocation(Function<A, ?> call) {
    last.remove();
    Object nothing = call.apply(recording); // which returns null
    Invocation recorded = last.get();
    if (recorded == null) {
      throw new IllegalArgumentException("call: must call a method of the generated interface");
    }
    last.remove();
    return recorded;
  }
}
