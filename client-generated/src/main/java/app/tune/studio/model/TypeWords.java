package app.tune.studio.model;

import com.fasterxml.jackson.databind.JavaType;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes the type of a member in the contract's terms, which not only Java developers read. */
final class TypeWords {

  private static final Map<Class<?>, String> NOUNS =
      Map.of(
          String.class, "string",
          Boolean.class, "boolean",
          Integer.class, "integer",
          Long.class, "integer",
          BigInteger.class, "integer",
          OffsetDateTime.class, "date-time");

  private TypeWords() {}

  /** Returns what a value should have been, such as {@code a list of strings}. */
  static String expected(JavaType type, @Nullable Object value) {
    String words = words(type, "");
    return ("aeiouAEIOU".indexOf(words.charAt(0)) < 0 ? "a " : "an ") + words + bound(type, value);
  }

  /** Returns a value as in JSON, so that a string can be told from a number. */
  static String shown(@Nullable Object value) {
    return value instanceof CharSequence ? "\"" + value + '"' : String.valueOf(value);
  }

  private static String words(JavaType type, String plural) {
    if (type.isCollectionLikeType()) {
      return "list" + plural + " of " + words(type.getContentType(), "s");
    } else if (type.isMapLikeType()) {
      return "object" + plural + " of " + words(type.getContentType(), "s");
    } else if (type.isTypeOrSubTypeOf(StringOrList.class)) {
      return "string" + plural + " or list" + plural + " of strings";
    }
    String other =
        type.isTypeOrSubTypeOf(Number.class) ? "number" : type.getRawClass().getSimpleName();
    return NOUNS.getOrDefault(type.getRawClass(), other) + plural;
  }

  /** Returns the limit that an integer is beyond, or nothing if the value is no integer. */
  private static String bound(JavaType type, @Nullable Object value) {
    String digits = shown(value);
    boolean isInt = type.hasRawClass(Integer.class);
    if (!(isInt || type.hasRawClass(Long.class)) || !digits.matches("-?[0-9]+")) {
      return "";
    }
    return digits.startsWith("-")
        ? " of at least " + (isInt ? Integer.MIN_VALUE : Long.MIN_VALUE)
        : " of at most " + (isInt ? Integer.MAX_VALUE : Long.MAX_VALUE);
  }
}
