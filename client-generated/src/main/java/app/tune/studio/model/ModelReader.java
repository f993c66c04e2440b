package app.tune.studio.model;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads models from JSON by generated code, without reflection, and leniently: a member with a type
 * other than that of the contract is absent, and its raw value is kept among the additional
 * properties. Only the choices and their text must have their type.
 *
 * <p>Not thread-safe.
 */
public final class ModelReader {
  private final JsonParser parser;

  /** The value of the current member that its setter cannot take as it was read. */
  private @Nullable Object kept;

  private Fit fit = Fit.SET;

  private enum Fit {
    /** The setter was called with the value. */
    SET,
    /** The value may have to be converted to the type of the member. */
    UNKNOWN,
    /** The value has another type. */
    MISFIT
  }

  /**
   * Creates a reader.
   *
   * @param parser the source
   */
  public ModelReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads the object at which the parser stands.
   *
   * @param builder a builder without members
   * @param <M> the model
   * @return the model
   * @throws IOException if the JSON is malformed, is not an object, or if its choices or their text
   *     have another type
   */
  public <M extends Model> M read(ModelBuilder<M, ?> builder) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw new JsonParseException(parser, "must be an object, was " + parser.currentToken());
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      builder.readMember(name, this);
      if (fit != Fit.SET) {
        settle(name, builder);
      }
    }
    return builder.build();
  }

  /**
   * Reads the array at which the parser stands; null elements are kept.
   *
   * @param builders creates a builder for each element
   * @param <M> the model
   * @return the elements
   * @throws IOException if the JSON is malformed, is not an array, or if an element is not an
   *     object
   */
  public <M extends Model> List<@Nullable M> readAll(
      Supplier<? extends ModelBuilder<M, ?>> builders) throws IOException {
    List<@Nullable M> elements = readModels(builders);
    if (elements == null) {
      throw new JsonParseException(parser, "must be an array of objects");
    }
    return elements;
  }

  /**
   * Reads the value at which the parser stands, of any type.
   *
   * @return a map, list, text, number, boolean, or null
   * @throws IOException if the JSON is malformed
   */
  public @Nullable Object readObject() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> map();
      case START_ARRAY -> list();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }

  private Map<String, @Nullable Object> map() throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      members.put(name, readObject());
    }
    return members;
  }

  private List<@Nullable Object> list() throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(readObject());
    }
    return elements;
  }

  /** Returns a double, or a decimal for a number beyond the range of a double. */
  private Number number() throws IOException {
    double number = parser.getDoubleValue();
    return Double.isInfinite(number) && !parser.isNaN() ? parser.getDecimalValue() : number;
  }

  @Nullable String readString() throws IOException {
    return parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : misfit();
  }

  @Nullable Boolean readBoolean() throws IOException {
    return parser.currentToken().isBoolean() ? (Boolean) parser.getBooleanValue() : misfit();
  }

  @Nullable Integer readInteger() throws IOException {
    return isWhole(false) ? (Integer) parser.getIntValue() : misfit();
  }

  @Nullable Long readLong() throws IOException {
    return isWhole(true) ? (Long) parser.getLongValue() : misfit();
  }

  @Nullable Double readDouble() throws IOException {
    return parser.currentToken().isNumeric() ? (Double) parser.getDoubleValue() : misfit();
  }

  private boolean isWhole(boolean isLong) throws IOException {
    return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && switch (parser.getNumberType()) {
          case INT -> true;
          case LONG -> isLong;
          default -> false;
        };
  }

  <M extends Model> @Nullable M readModel(ModelBuilder<M, ?> builder) throws IOException {
    return parser.hasToken(JsonToken.START_OBJECT) ? read(builder) : misfit();
  }

  <M extends Model> @Nullable List<@Nullable M> readModels(
      Supplier<? extends ModelBuilder<M, ?>> builders) throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      return misfit();
    }
    List<@Nullable M> models = new ArrayList<>(1);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.hasToken(JsonToken.START_OBJECT)) {
        models.add(read(builders.get()));
      } else if (parser.hasToken(JsonToken.VALUE_NULL)) {
        models.add(null);
      } else {
        return keep(withOthers(models), Fit.MISFIT);
      }
    }
    return models;
  }

  /** Returns the elements read so far, and the others, raw. */
  private List<@Nullable Object> withOthers(List<?> models) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    models.forEach(model -> elements.add(Values.raw(model)));
    do {
      elements.add(readObject());
    } while (parser.nextToken() != JsonToken.END_ARRAY);
    return elements;
  }

  /** Reads a value of a type that is not read directly. */
  void readOther() throws IOException {
    keep(readObject(), Fit.UNKNOWN);
  }

  private <T> @Nullable T misfit() throws IOException {
    return parser.hasToken(JsonToken.VALUE_NULL) ? null : keep(readObject(), Fit.MISFIT);
  }

  private <T> @Nullable T keep(@Nullable Object value, Fit how) {
    kept = value;
    fit = how;
    return null;
  }

  private void settle(String name, ModelBuilder<?, ?> builder) throws IOException {
    Object value = kept;
    boolean misfit = fit == Fit.MISFIT;
    kept = null;
    fit = Fit.SET;
    if (!misfit || !DecisiveMembers.contains(builder, name)) {
      builder.additionalProperties(Collections.singletonMap(name, value));
    } else if ((value instanceof Number || value instanceof Boolean)
        && DecisiveMembers.isText(builder, name)) {
      builder.put(name, value.toString());
    } else {
      throw new JsonParseException(parser, name + " has another type");
    }
  }
}
