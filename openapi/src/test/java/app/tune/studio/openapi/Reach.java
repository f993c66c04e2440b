package app.tune.studio.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The schemas that one leads to, through references and members. */
final class Reach {
  private Reach() {}

  static Set<Place> from(Stream<Place> schemas) {
    Set<Place> reached = new LinkedHashSet<>();
    Deque<Place> open = new ArrayDeque<>(schemas.toList());
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (reached.add(place)) {
        place.target().forEach(open::add);
        place.children().forEach(open::add);
      }
    }
    return reached;
  }
}
