package app.tune.studio.client.call;

import app.tune.studio.api.EventStream;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import feign.Contract;
import feign.DefaultContract;
import feign.Feign;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.MethodMetadata;
import feign.RequestLine;
import feign.Retryer;
import feign.Target.HardCodedTarget;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets Feign parse a generated interface once, and keeps its methods as operations. */
public final class ApiBinding {

  private final Map<Method, Operation> operations = new HashMap<>();
  private final JsonBody body;
  private final ObjectMapper mapper;

  private ApiBinding(JsonBody body, ObjectMapper mapper) {
    this.body = body;
    this.mapper = mapper;
  }

  /**
   * Binds an interface.
   *
   * @param paths the path to send to in place of the documented one, by documented path
   */
  public static ApiBinding of(
      Class<?> api, String baseUrl, Map<String, String> paths, CallCore core) {
    ObjectMapper mapper = core.mapper();
    Map<Method, StreamSwitch> switches = switches(api);
    ApiBinding binding = new ApiBinding(new JsonBody(mapper, switches), mapper);
    Map<Method, Integer> bodies = new HashMap<>();
    Feign.builder()
        .contract(new PathContract(new DefaultContract(), paths, bodies))
        .encoder(binding.body)
        .decoder((response, type) -> null) // an answer that is only captured has no body
        .retryer(Retryer.NEVER_RETRY)
        .client(Capture.CLIENT)
        .invocationHandlerFactory(
            (target, dispatch) -> {
              dispatch.forEach(
                  (method, handler) ->
                      binding.add(method, handler, bodies.get(method), switches.get(method)));
              return (proxy, method, arguments) -> null;
            })
        .build()
        .newInstance(new HardCodedTarget<>(api, baseUrl));
    return binding;
  }

  private void add(
      Method method,
      MethodHandler handler,
      @Nullable Integer bodyIndex,
      @Nullable StreamSwitch streamSwitch) {
    EventStream stream = method.getAnnotation(EventStream.class);
    operations.put(method, new Operation(method, handler, bodyIndex, stream, streamSwitch));
  }

  /** Finds the streaming method of each endpoint, and the plain one of the same request line. */
  private static Map<Method, StreamSwitch> switches(Class<?> api) {
    Map<String, EventStream> streams = new HashMap<>();
    for (Method method : api.getMethods()) {
      EventStream rule = method.getAnnotation(EventStream.class);
      if (rule != null) {
        streams.put(requestLine(method), rule);
      }
    }
    Map<Method, StreamSwitch> switches = new HashMap<>();
    for (Method method : api.getMethods()) {
      EventStream rule = streams.get(requestLine(method));
      if (rule != null) {
        boolean streaming = method.isAnnotationPresent(EventStream.class);
        switches.put(method, new StreamSwitch(rule.member(), streaming));
      }
    }
    return switches;
  }

  private static String requestLine(Method method) {
    RequestLine line = method.getAnnotation(RequestLine.class);
    return line == null ? "" : line.value();
  }

  /** Returns the operation of a method of the interface. */
  public Operation operation(Method method) {
    Operation operation = operations.get(method);
    if (operation == null) {
      throw new IllegalArgumentException(method + " is not an operation");
    }
    return operation;
  }

  /** Returns the operation whose answer, or chunk of it, is of this type. */
  public Operation answering(Type type) {
    return operations.values().stream()
        .filter(operation -> operation.answerType().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation answers " + type));
  }

  ObjectReader reader(Operation operation) {
    return mapper.readerFor(mapper.constructType(operation.answerType()));
  }

  JsonBody body() {
    return body;
  }

  /**
   * Feign's own contract, with the paths that a server uses in place of the documented ones; notes
   * which argument of each method is the body.
   */
  private record PathContract(
      Contract documented, Map<String, String> paths, Map<Method, Integer> bodies)
      implements Contract {

    @Override
    public List<MethodMetadata> parseAndValidateMetadata(Class<?> targetType) {
      List<MethodMetadata> methods = documented.parseAndValidateMetadata(targetType);
      for (MethodMetadata method : methods) {
        String path = paths.get(method.template().path());
        if (path != null) {
          method.template().uri(path);
        }
        bodies.put(method.method(), method.bodyIndex());
      }
      return methods;
    }
  }
}
