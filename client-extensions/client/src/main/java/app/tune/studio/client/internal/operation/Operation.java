package app.tune.studio.client.internal.operation;

import app.tune.studio.api.EventStream;
import feign.MethodMetadata;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One method of a generated interface, as Feign's contract describes it.
 *
 * @param metadata Feign's metadata of the method
 * @param stream the definition of its event stream, or null for a plain call
 * @param streamSwitch the request member that turns streaming on, or null
 * @param target the interface and the base URL
 */
public record Operation(
    MethodMetadata metadata,
    @Nullable EventStream stream,
    @Nullable StreamSwitch streamSwitch,
    ApiTarget target) {

  /** Returns the method. */
  public Method method() {
    return metadata.method();
  }

  /** Returns the name of the operation in the contract. */
  public String name() {
    return method().getName();
  }

  /** Returns the type of the response, or of one chunk of it. */
  public Type responseType() {
    Type returned = method().getGenericReturnType();
    return stream != null && returned instanceof ParameterizedType streamOf
        ? streamOf.getActualTypeArguments()[0]
        : returned;
  }
}
