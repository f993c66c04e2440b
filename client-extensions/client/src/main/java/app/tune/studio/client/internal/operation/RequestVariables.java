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

/** The variables of an operation's template: its named parameters. Immutable. */
final class RequestVariables {

  /**
   * A named parameter.
   *
   * @param pathVariable the first of its names that is part of the path, or null
   */
  private record Parameter(
      int index,
      Collection<String> names,
      Param.@Nullable Expander expander,
      @Nullable String pathVariable) {}

  private final String path;
  private final List<Parameter> parameters = new ArrayList<>();

  /** Creates the variables of an operation. */
  RequestVariables(MethodMetadata metadata) {
    path = metadata.template().path();
    metadata
        .indexToName()
        .forEach(
            (index, names) ->
                parameters.add(
                    new Parameter(
                        index, names, metadata.indexToExpander().get(index), firstInPath(names))));
  }

  private @Nullable String firstInPath(Collection<String> names) {
    for (String name : names) {
      if (path.contains('{' + name + '}')) {
        return name;
      }
    }
    return null;
  }

  /**
   * Returns the values by name; null omits a variable.
   *
   * @throws IllegalArgumentException if a path parameter is null
   */
  Map<String, Object> of(@Nullable Object[] arguments) {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object argument = arguments[parameter.index()];
      if (argument != null) {
        Object value = expanded(argument, parameter.expander());
        parameter.names().forEach(name -> variables.put(name, value));
      } else if (parameter.pathVariable() != null) {
        throw new IllegalArgumentException(
            parameter.pathVariable() + ": must not be null, since it is part of the path " + path);
      }
    }
    return variables;
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
