package app.tune.studio.client.internal.operation;

import app.tune.studio.api.EventStream;
import app.tune.studio.model.Model;
import feign.MethodMetadata;
import feign.Request;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One method of a generated interface, as Feign's contract describes it.
 *
 * @param metadata Feign's metadata of the method
 * @param endpoint the definition of the event stream that its endpoint can send, or null
 * @param isStreaming whether this is the streaming call of the endpoint
 * @param wholeType the type of the whole response, that of the plain call of the endpoint
 * @param target the interface and the base URL
 */
public record Operation(
    MethodMetadata metadata,
    @Nullable EventStream endpoint,
    boolean isStreaming,
    Type wholeType,
    ApiTarget target) {

  /** The name of the annotation of any library; one whose class is absent is not seen. */
  private static final String NULLABLE = "Nullable";

  /** Returns the method. */
  public Method method() {
    return metadata.method();
  }

  /** Returns the name of the operation in the contract. */
  public String name() {
    return method().getName();
  }

  /** Returns whether a call must have a body: the parameter is not declared to be nullable. */
  boolean needsBody() {
    Integer index = metadata.bodyIndex();
    return index != null
        && Stream.concat(
                Stream.of(method().getAnnotatedParameterTypes()[index].getAnnotations()),
                Stream.of(method().getParameterAnnotations()[index]))
            .noneMatch(mark -> mark.annotationType().getSimpleName().equals(NULLABLE));
  }

  /** Returns the definition of the event stream of a streaming call, null for a plain one. */
  public @Nullable EventStream stream() {
    return isStreaming ? endpoint : null;
  }

  /** Returns the type of the response, or of one chunk of it. */
  public Type responseType() {
    Type returned = method().getGenericReturnType();
    return isStreaming && returned instanceof ParameterizedType streamOf
        ? streamOf.getActualTypeArguments()[0]
        : returned;
  }

  /** Returns the name of the member and finish reason that denote an error; empty if none. */
  public String errorName() {
    return endpoint == null ? "" : endpoint.error();
  }

  /** Returns the name of the member that names the model; empty if none. */
  public String modelName() {
    return endpoint == null ? "" : endpoint.model();
  }

  /** Returns the model named in a request, response or chunk, or null. */
  public @Nullable Object modelOf(@Nullable Object named) {
    return endpoint != null && named instanceof Model model ? model.member(modelName()) : null;
  }

  /** Returns the number of choices that a request of a stream asks for, 0 if unknown. */
  public int expectedChoices(Request request) {
    EventStream stream = stream();
    byte[] body = request.body();
    if (stream == null || body == null) {
      return 0;
    }
    try {
      return ExpectedChoices.in(body, stream);
    } catch (IOException replaced) {
      return 0; // by an interceptor that compresses, for example
    }
  }
}
