package app.tune.studio.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that is either a string or an array of strings, kept in its original form. */
public final class StringOrList {
  private final Object value;

  private StringOrList(Object value) {
    this.value = value;
  }

  /**
   * Creates a value from a single string.
   *
   * @param value the string
   * @return the value
   */
  public static StringOrList of(String value) {
    return new StringOrList(value);
  }

  /**
   * Creates a value from an array.
   *
   * @param values the elements, which are copied
   * @return the value
   */
  public static StringOrList of(List<String> values) {
    return new StringOrList(Values.<List<String>>copy(values));
  }

  /**
   * Creates a value from an array.
   *
   * @param values the elements, which are copied
   * @return the value
   */
  public static StringOrList of(String... values) {
    return of(Arrays.asList(values));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static StringOrList read(Object json) {
    if (json instanceof String text) {
      return of(text);
    }
    if (json instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return new StringOrList(Values.<List<String>>copy(list));
    }
    throw new IllegalArgumentException("neither a string nor an array of strings");
  }

  /**
   * Returns whether this is an array.
   *
   * @return true for an array, false for a single string
   */
  public boolean isList() {
    return value instanceof List;
  }

  /**
   * Returns the elements of the array, or the single string as the only element.
   *
   * @return an unmodifiable list
   */
  public List<String> values() {
    return value instanceof List<?> ? Values.copy(value) : List.of((String) value);
  }

  @JsonValue
  Object json() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StringOrList that && that.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
