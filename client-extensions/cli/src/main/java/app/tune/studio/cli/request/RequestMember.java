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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A member of the request, as an option.
 *
 * @param name its name on the wire
 * @param type its type in the model
 */
record RequestMember(String name, Type type) {

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

  /** Returns a key that is not the name of an option, whose description it would replace. */
  String descriptionKey() {
    return "member." + name;
  }

  /** Makes the option; its description is looked up by the name of the member, when needed. */
  OptionSpec.Builder spec(String option) {
    OptionSpec.Builder spec = OptionSpec.builder(option).descriptionKey(descriptionKey());
    if (isFlag()) {
      return spec.type(Boolean.class).arity("0").negatable(true);
    }
    Class<?> parsed = parsed();
    if (parsed == null) {
      return spec.type(String.class).paramLabel("JSON");
    } else if (isA(List.class)) {
      return spec.type(List.class).auxiliaryTypes(parsed).arity("1").paramLabel(label(parsed));
    } else if (isA(Map.class)) {
      return spec.type(Map.class)
          .auxiliaryTypes(String.class, parsed)
          .paramLabel("KEY=" + label(parsed));
    }
    return spec.type(parsed).paramLabel(label(parsed));
  }

  /** Returns whether its option takes no value, and has a negated form. */
  boolean isFlag() {
    return type == Boolean.class;
  }

  /** Returns whether its option takes JSON, or text where that is not valid JSON. */
  boolean isJson() {
    return !isFlag() && parsed() == null;
  }

  /** Returns what one value of the option is read as, or null if that is JSON. */
  private @Nullable Class<?> parsed() {
    if (isA(List.class)) {
      return ScalarType.parsed(arguments()[0]);
    }
    return ScalarType.parsed(isA(Map.class) ? arguments()[1] : type);
  }

  private boolean isA(Class<?> container) {
    return type instanceof ParameterizedType generic && generic.getRawType() == container;
  }

  private Type[] arguments() {
    return ((ParameterizedType) type).getActualTypeArguments();
  }

  private static String label(Class<?> type) {
    if (type == String.class) {
      return "TEXT";
    } else if (type == Boolean.class) {
      return "true|false";
    }
    return type == Integer.class || type == Long.class ? "INTEGER" : "NUMBER";
  }
}
