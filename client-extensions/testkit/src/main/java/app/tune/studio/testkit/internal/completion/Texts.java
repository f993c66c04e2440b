package app.tune.studio.testkit.internal.completion;

import app.tune.studio.model.StringOrList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a member that is text. Its declared type is not used, so that this server compiles whether
 * the contract defines a string, a list of strings or either of both.
 */
final class Texts {

  private Texts() {}

  /** Returns the strings of a member, none if it is null. */
  static List<String> of(@Nullable Object member) {
    if (member instanceof StringOrList either) {
      return either.values();
    }
    if (member instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return member == null ? List.of() : List.of(member.toString());
  }
}
