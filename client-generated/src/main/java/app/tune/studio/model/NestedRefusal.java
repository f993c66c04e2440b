package app.tune.studio.model;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds why an object inside a member was refused, which Jackson wraps. */
final class NestedRefusal {
  private NestedRefusal() {}

  /**
   * Returns the reason with its place in the member, such as {@code messages[0].role: is required}.
   *
   * @return null if no limit of the contract caused the failure
   */
  static @Nullable String find(Throwable failure, String member) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof JsonMappingException mapping
          && mapping.getCause() instanceof IllegalArgumentException refusal
          && refusal.getMessage() != null) {
        return place(member, mapping.getPath(), refusal.getMessage());
      }
    }
    return null;
  }

  private static @Nullable String place(String member, List<Reference> path, String reason) {
    int colon = reason.indexOf(": ");
    if (colon <= 0) {
      return null; // of another kind: a refusal begins with the name of the member
    }
    String refused = reason.substring(0, colon);
    StringBuilder place = new StringBuilder(member);
    for (int i = 0; i < path.size(); i++) {
      Reference step = path.get(i);
      String name = step.getFieldName();
      boolean named =
          i == path.size() - 1
              && name != null
              && (refused.equals(name) || refused.startsWith(name + "["));
      if (!named) {
        place.append(name == null ? "[" + step.getIndex() + "]" : "." + name);
      }
    }
    return place.append('.').append(reason).toString();
  }
}
