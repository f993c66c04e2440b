package app.tune.studio.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Turns values of Spark's rows into those that a request takes. */
final class SparkValues {

  private SparkValues() {}

  /** Returns lists for arrays and maps for maps and structs, in depth; other values as they are. */
  static @Nullable Object toJava(@Nullable Object value) {
    if (value instanceof scala.collection.Seq<?> elements) {
      List<@Nullable Object> list = new ArrayList<>();
      CollectionConverters.asJava(elements).forEach(element -> list.add(toJava(element)));
      return list;
    }
    if (value instanceof scala.collection.Map<?, ?> || value instanceof Row) {
      return toMap(value);
    }
    return value;
  }

  /** Returns the entries of a map, or the fields of a struct, by their names. */
  static Map<String, @Nullable Object> toMap(Object value) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (value instanceof scala.collection.Map<?, ?> map) {
      CollectionConverters.asJava(map)
          .forEach((name, member) -> members.put(String.valueOf(name), toJava(member)));
    } else if (value instanceof Row row) {
      for (int i = 0; i < row.length(); i++) {
        members.put(row.schema().fieldNames()[i], toJava(row.get(i)));
      }
    } else {
      throw new IllegalArgumentException(
          "members: must be a map or a struct, was " + value.getClass().getSimpleName());
    }
    return members;
  }
}
