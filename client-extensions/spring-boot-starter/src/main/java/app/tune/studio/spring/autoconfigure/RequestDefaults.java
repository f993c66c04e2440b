package app.tune.studio.spring.autoconfigure;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.ResolvableType;

/**
 * The members of a request that the properties below {@code defaults} give a value. The generated
 * request says which there are and of which type, so a member that is added to the contract needs
 * no line here; any other name is a member that the contract does not name.
 */
final class RequestDefaults {

  static final String PROPERTY = "defaults";

  private final ClientProperties properties;
  private final Map<String, Object> members = new LinkedHashMap<>();

  private RequestDefaults(ClientProperties properties) {
    this.properties = properties;
  }

  /**
   * Returns the members by their names on the wire.
   *
   * @throws InvalidPropertyException where a value breaks a limit of the contract
   */
  static Map<String, Object> of(ClientProperties properties, Map<String, Object> unbound) {
    RequestDefaults defaults = new RequestDefaults(properties);
    Map<String, Object> others = new LinkedHashMap<>(unbound);
    for (Field field : TextCompletionRequest.class.getDeclaredFields()) {
      JsonProperty member = field.getAnnotation(JsonProperty.class);
      if (member != null) {
        List<String> names = new ArrayList<>(List.of(propertyName(member.value())));
        for (String name : unbound.keySet()) {
          if (isSame(name, member.value())) {
            others.remove(name);
            names.add(inBrackets(name));
          }
        }
        MemberType type = new MemberType(ResolvableType.forField(field));
        type.find(properties, names).ifPresent(value -> defaults.put(member.value(), value, names));
      }
    }
    others.forEach(defaults::undocumented);
    return defaults.members;
  }

  private void undocumented(String name, Object raw) {
    String member = properties.isSet(inBrackets(name)) ? name : name.replace('-', '_');
    put(member, Scalars.typed(raw), List.of(PROPERTY + "." + name, inBrackets(name)));
  }

  private void put(String member, Object value, List<String> names) {
    String property = properties.nameOf(names);
    if (isStreamSwitch(member)) {
      throw new InvalidPropertyException(property, "is set by the call itself");
    }
    try {
      (value instanceof List<?> list ? list : List.of(value))
          .forEach(CheckedSetters::requireResolved);
      TextCompletionRequest.builder().prompt("").put(member, value).build();
    } catch (IllegalArgumentException refused) {
      throw new InvalidPropertyException(property, refused);
    }
    members.put(member, value);
  }

  /** Names of properties are the same whatever their case, dashes and underscores. */
  private static boolean isSame(String property, String member) {
    return letters(property).equalsIgnoreCase(letters(member));
  }

  private static String letters(String name) {
    return name.replace("-", "").replace("_", "");
  }

  private static String propertyName(String member) {
    return PROPERTY + "." + member.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** Brackets keep what a name consists of; without them, Spring ignores case and dashes. */
  private static String inBrackets(String name) {
    return PROPERTY + "[" + name + "]";
  }

  private static boolean isStreamSwitch(String member) {
    return Arrays.stream(TextCompletionsApi.class.getMethods())
        .map((Method method) -> method.getAnnotation(EventStream.class))
        .anyMatch(stream -> stream != null && stream.member().equals(member));
  }
}
