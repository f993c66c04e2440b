package app.tune.studio.openapi;

import java.util.Locale;
import java.util.Set;

/** Determines which names are valid in Java, and which are taken. */
final class JavaNames {
  /** The classes that generated code references by simple name. */
  private static final Set<String> CLASSES =
      Set.of(
          "Object String Integer Long Double Number Boolean Void Override Deprecated List Map Arrays",
          "IOException Optional Stream OffsetDateTime Model ModelBuilder Constraints Values StringOrList",
          "DateTimes EventStream PathSegment Timestamp Headers Param RequestLine Nullable",
          "AccessLevel AllArgsConstructor",
          "Builder Value Jacksonized JsonCreator JsonInclude JsonProperty JsonValue",
          "JsonDeserialize JsonSerialize NamedField NamedSetter Conversion Limits ValuePath",
          "ModelReader ModelWriter DecisiveMembers TypeWords EcmaPattern NestedRefusal");

  /** Methods of Object and of the builders, in comparable form. */
  private static final Set<String> METHODS =
      Set.of(
          "hashcode",
          "tostring",
          "getclass",
          "notify",
          "notifyall",
          "wait",
          "clone",
          "finalize",
          "equals",
          "build",
          "builder",
          "tobuilder",
          "put",
          "member",
          "additionalproperties",
          "clearadditionalproperties",
          "canequal",
          "unnamed",
          "putmembers",
          "putunnamed",
          "readmember",
          "checkedunnamed",
          "self");

  /** Words of the language that the generator does not know, in comparable form. */
  private static final Set<String> WORDS = Set.of("true", "false", "null", "yield");

  private JavaNames() {}

  static boolean isFreeClassName(String name) {
    return name.matches("[A-Z][A-Za-z0-9]*")
        && CLASSES.stream().noneMatch(line -> (" " + line + " ").contains(" " + name + " "));
  }

  /**
   * Returns whether a member can be named: has letters or digits, and no character that ends a
   * literal.
   */
  static boolean isNameable(String member) {
    return member.matches("[^\"\\\\\\p{Cntrl}]*[A-Za-z0-9][^\"\\\\\\p{Cntrl}]*")
        && !member.matches("\\$ref|additionalProperties");
  }

  /** Returns whether the accessor of a member needs a name other than the member's own. */
  static boolean isTaken(String member) {
    String name = comparable(member);
    return METHODS.contains(name) || WORDS.contains(name) || member.startsWith("$");
  }

  static boolean isMethodOfObject(String name) {
    return METHODS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the same string for names that may collide in Java, where class becomes propertyClass.
   */
  static String comparable(String name) {
    String words = name.replace("@", "at").replace("$", "dollar").replaceAll("[^A-Za-z0-9]", "");
    return words.equalsIgnoreCase("class") ? "propertyclass" : words.toLowerCase(Locale.ROOT);
  }

  /** Returns the constant for a value or a name on the wire, such as MAX_TOKENS for maxTokens. */
  static String constant(String text) {
    String words =
        text.replaceAll("([A-Z]+)([A-Z][a-z][a-z]+)", "$1_$2")
            .replaceAll("([a-z\\d])([A-Z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]", "_")
            .toUpperCase(Locale.ROOT);
    return Character.isDigit(words.charAt(0)) ? "_" + words : words;
  }

  /** Returns a replacement for a name that is taken, such as hashCode_ or dollarId. */
  static String replacement(String member) {
    StringBuilder name = new StringBuilder();
    for (String word : member.replace("$", " dollar ").split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        name.append(
            name.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
      }
    }
    name.setCharAt(0, Character.toLowerCase(name.charAt(0)));
    return member.startsWith("$") ? name.toString() : name + "_";
  }
}
