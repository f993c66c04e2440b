package app.tune.studio.cli.request;

import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The descriptions of members by their keys; the contract is read at the first look. */
final class MemberDescriptions extends ResourceBundle {

  private final Map<String, String> names;
  private @Nullable Map<String, String> descriptions;

  MemberDescriptions(Collection<RequestMember> members) {
    this.names =
        members.stream()
            .collect(Collectors.toMap(RequestMember::descriptionKey, RequestMember::name));
  }

  @Override
  protected Object handleGetObject(String key) {
    if (descriptions == null) {
      descriptions =
          Contract.descriptions().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> forPicocli(e.getValue())));
    }
    return descriptions.getOrDefault(names.getOrDefault(key, key), "");
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(names.keySet());
  }

  /** Keeps picocli from reading the text as a format. */
  private static String forPicocli(String text) {
    return text.replace("%", "%%");
  }
}
