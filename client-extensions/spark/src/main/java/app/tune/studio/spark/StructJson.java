package app.tune.studio.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Writes and reads structs of strings, whole numbers, arrays of strings and structs. */
final class StructJson {

  private StructJson() {}

  static ObjectNode write(Row row, StructType type) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    StructField[] fields = type.fields();
    for (int i = 0; i < fields.length; i++) {
      if (!row.isNullAt(i)) {
        object.set(fields[i].name(), toNode(row.get(i), fields[i].dataType()));
      }
    }
    return object;
  }

  private static JsonNode toNode(Object value, DataType type) {
    return type instanceof StructType struct
        ? write((Row) value, struct)
        : Json.MAPPER.valueToTree(SparkValues.toJava(value));
  }

  static Row read(JsonNode object, StructType type) {
    StructField[] fields = type.fields();
    @Nullable Object[] values = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      values[i] = toValue(object.path(fields[i].name()), fields[i].dataType());
    }
    return RowFactory.create(values);
  }

  private static @Nullable Object toValue(JsonNode node, DataType type) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (type instanceof StructType struct) {
      return read(node, struct);
    }
    if (type instanceof ArrayType) {
      return strings((ArrayNode) node);
    }
    if (type instanceof IntegerType) {
      return node.asInt();
    }
    return type instanceof LongType ? (Object) node.asLong() : node.asText();
  }

  private static @Nullable String[] strings(ArrayNode nodes) {
    @Nullable String[] texts = new String[nodes.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = nodes.get(i).isNull() ? null : nodes.get(i).asText();
    }
    return texts;
  }
}
