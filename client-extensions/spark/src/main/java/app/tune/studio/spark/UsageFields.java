package app.tune.studio.spark;

import app.tune.studio.model.Usage;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The usage as a struct: one field for each count that the contract names. */
final class UsageFields {

  private static final List<String> NAMES = names();

  static final StructType TYPE =
      DataTypes.createStructType(
          NAMES.stream()
              .map(name -> DataTypes.createStructField(name, DataTypes.LongType, true))
              .toArray(StructField[]::new));

  private UsageFields() {}

  static @Nullable Row row(@Nullable Usage usage) {
    return usage == null
        ? null
        : RowFactory.create(NAMES.stream().map(usage::member).map(UsageFields::count).toArray());
  }

  /** Returns a count, or null where a server sent something else under its name. */
  private static @Nullable Object count(@Nullable Object value) {
    return value instanceof Long ? value : null;
  }

  private static List<String> names() {
    return Stream.of(Usage.class.getDeclaredFields())
        .filter(field -> field.getType() == Long.class)
        .map(field -> field.getAnnotation(JsonProperty.class))
        .filter(java.util.Objects::nonNull)
        .map(JsonProperty::value)
        .toList();
  }
}
