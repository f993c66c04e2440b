package app.tune.studio.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The schemas reachable from one through references and members. */
final class Reach {
  private Reach() {}

  static Set<Place> from(Stream<Place> schemas) {
    Set<Place> reached = new LinkedHashSet<>();
    Deque<Place> open = new ArrayDeque<>(schemas.toList());
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (reached.add(place)) {
        if (place.has("$ref") && isPartOfAllOf(place)) {
          // only its members are merged; it does not become a model here
          place.target().flatMap(Place::children).forEach(open::add);
        } else {
          place.target().forEach(open::add);
          place.children().forEach(open::add);
        }
      }
    }
    return reached;
  }

  private static boolean isPartOfAllOf(Place place) {
    return place.pointer().matches(".*/allOf/\\d+");
  }
}
