package app.tune.studio.cli.request;

import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A member of the request, as an option.
 *
 * @param name its name on the wire
 * @param type its type in the model
 */
record RequestMember(String name, Type type) {

  private static final List<Class<?>> SCALARS =
      List.of(String.class, Integer.class, Long.class, Double.class, Float.class, Number.class);

  /** Returns the members of the completion request, in the order of the contract. */
  static List<RequestMember> all() {
    return of(TextCompletionRequest.class);
  }

  /** Returns the members of a model. */
  static List<RequestMember> of(Class<?> model) {
    return Arrays.stream(model.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(JsonProperty.class))
        .map(RequestMember::of)
        .toList();
  }

  private static RequestMember of(Field field) {
    return new RequestMember(
        field.getAnnotation(JsonProperty.class).value(), field.getGenericType());
  }

  String option() {
    return "--" + name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Makes the option; its description is looked up by the name of the member, when needed. */
  OptionSpec.Builder spec(String option) {
    OptionSpec.Builder spec = OptionSpec.builder(option).descriptionKey(name);
    if (type == Boolean.class) {
      return spec.type(Boolean.class).arity("0").negatable(true);
    } else if (isScalar(type)) {
      return spec.type((Class<?>) type).paramLabel(label((Class<?>) type));
    } else if (isListOfScalars()) {
      Class<?> element = (Class<?>) arguments()[0];
      return spec.type(List.class).auxiliaryTypes(element).paramLabel(label(element));
    } else if (isMapOfScalars()) {
      Class<?> value = (Class<?>) arguments()[1];
      return spec.type(Map.class)
          .auxiliaryTypes(String.class, value == Number.class ? Double.class : value)
          .paramLabel("KEY=" + label(value));
    }
    return spec.type(String.class).paramLabel("JSON");
  }

  /** Returns whether its option takes JSON, or text where that is not valid JSON. */
  boolean isJson() {
    return type != Boolean.class && !isScalar(type) && !isListOfScalars() && !isMapOfScalars();
  }

  private boolean isListOfScalars() {
    return type instanceof ParameterizedType list
        && list.getRawType() == List.class
        && isScalar(arguments()[0]);
  }

  private boolean isMapOfScalars() {
    return type instanceof ParameterizedType map
        && map.getRawType() == Map.class
        && isScalar(arguments()[1]);
  }

  private Type[] arguments() {
    return ((ParameterizedType) type).getActualTypeArguments();
  }

  private static boolean isScalar(Type type) {
    return type instanceof Class<?> scalar && SCALARS.contains(scalar);
  }

  private static String label(Class<?> type) {
    if (type == String.class) {
      return "TEXT";
    }
    return type == Integer.class || type == Long.class ? "INTEGER" : "NUMBER";
  }
}
