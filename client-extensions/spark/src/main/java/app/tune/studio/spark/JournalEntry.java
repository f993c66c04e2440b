package app.tune.studio.spark;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal: one completion and what it was for.
 *
 * @param key the row and its request
 * @param at when it was written, in milliseconds since the epoch; of two, the later one counts
 * @param completion a value of {@link CompletionColumn#TYPE}
 */
record JournalEntry(JournalKey key, long at, Row completion) {

  static final String ID = "id";
  static final String AT = "at";
  static final String REQUEST = "request";
  static final String COMPLETION = "completion";

  static final StructType TYPE =
      new StructType()
          .add(ID, StringType)
          .add(AT, LongType)
          .add(REQUEST, StringType)
          .add(COMPLETION, CompletionColumn.TYPE);

  String toLine() {
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put(ID, key.id()).put(AT, at).put(REQUEST, key.request());
    line.set(COMPLETION, StructJson.write(completion, CompletionColumn.TYPE));
    return line + "\n";
  }

  /** Returns the entry, or null for a line that was cut when its writer was killed. */
  static @Nullable JournalEntry parse(String line) {
    JsonNode tree;
    try {
      tree = Json.MAPPER.readTree(line);
    } catch (JsonProcessingException cut) {
      return null;
    }
    if (!tree.path(COMPLETION).isObject()) {
      return null;
    }
    return new JournalEntry(
        new JournalKey(tree.path(ID).asText(), tree.path(REQUEST).asText()),
        tree.path(AT).asLong(),
        StructJson.read(tree.path(COMPLETION), CompletionColumn.TYPE));
  }

  /** Returns the entry as a value of {@link #TYPE}. */
  Row toRow() {
    return RowFactory.create(key.id(), at, key.request(), completion);
  }
}
