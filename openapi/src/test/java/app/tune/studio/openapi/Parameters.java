package app.tune.studio.openapi;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of an operation, including those of its path. */
final class Parameters {
  private Parameters() {}

  static Stream<Place> of(Place operation) {
    String item = operation.pointer().substring(0, operation.pointer().lastIndexOf('/'));
    return operation
        .contract()
        .places()
        .filter(place -> place.kind() == Kind.PARAMETER)
        .filter(
            place ->
                place.pointer().startsWith(operation.pointer() + "/parameters/")
                    || place.pointer().startsWith(item + "/parameters/"))
        .flatMap(Place::target);
  }

  static Set<String> of(Place operation, String in) {
    return of(operation)
        .filter(parameter -> parameter.text("in").equals(in))
        .map(parameter -> parameter.text("name"))
        .collect(Collectors.toSet());
  }
}
