package app.tune.studio.client.internal.operation;

import feign.MethodMetadata;
import feign.Param;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a template's variables: the arguments of a call by contract name. */
final class RequestVariables {

  private RequestVariables() {}

  /**
   * Returns the value of each named parameter; null omits a variable.
   *
   * @throws IllegalArgumentException if a path parameter is null
   */
  static Map<String, Object> of(MethodMetadata metadata, @Nullable Object[] arguments) {
    if (metadata.indexToName().isEmpty()) {
      return Map.of();
    }
    Map<String, Object> variables = new LinkedHashMap<>();
    metadata
        .indexToName()
        .forEach(
            (index, names) -> {
              Object argument = arguments[index];
              if (argument == null) {
                names.forEach(name -> checkNotInPath(name, metadata.template().path()));
              } else {
                Object value = expanded(argument, metadata.indexToExpander().get(index));
                names.forEach(name -> variables.put(name, value));
              }
            });
    return variables;
  }

  private static void checkNotInPath(String name, String path) {
    if (path.contains('{' + name + '}')) {
      throw new IllegalArgumentException(
          name + ": must not be null, since it is part of the path " + path);
    }
  }

  private static Object expanded(Object value, Param.@Nullable Expander expander) {
    if (value.getClass().isArray()) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(expanded(Array.get(value, i), expander));
      }
      return elements;
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream().map(element -> expanded(element, expander)).toList();
    }
    return expander == null ? value : expander.expand(value);
  }
}
