package app.tune.studio.client.call;

import app.tune.studio.api.EventStream;
import feign.InvocationHandlerFactory.MethodHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One method of a generated interface, as Feign prepares it.
 *
 * @param method the method
 * @param handler Feign's handler, whose client only captures the request
 * @param bodyIndex which argument is the body, or null
 * @param stream the rule of its event stream, or null for a plain call
 * @param streamSwitch the request member that turns streaming on, or null
 */
public record Operation(
    Method method,
    MethodHandler handler,
    @Nullable Integer bodyIndex,
    @Nullable EventStream stream,
    @Nullable StreamSwitch streamSwitch) {

  /** Returns the argument that is the body, or null. */
  @Nullable Object body(@Nullable Object[] arguments) {
    return bodyIndex == null ? null : arguments[bodyIndex];
  }

  /** Returns the arguments, null in place of the body. */
  List<@Nullable Object> parameters(@Nullable Object[] arguments) {
    @Nullable Object[] parameters = arguments.clone();
    if (bodyIndex != null) {
      parameters[bodyIndex] = null;
    }
    return Arrays.asList(parameters);
  }

  /** Returns the type of the answer, or of one chunk of it. */
  Type answerType() {
    Type returned = method.getGenericReturnType();
    return stream != null && returned instanceof ParameterizedType streamOf
        ? streamOf.getActualTypeArguments()[0]
        : returned;
  }
}
