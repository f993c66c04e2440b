package app.tune.studio.spark;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Makes the request of each row: the template, the prompt, and members from other columns. */
final class RowRequests {

  /** Reads whole texts: that 5 apples begin with a number does not make them one. */
  private static final ObjectReader VALUES =
      Json.MAPPER.readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final TextCompletionRequest template;
  private final InputColumns columns;

  RowRequests(RequestTemplate template, InputColumns columns) {
    this.template = template.request();
    this.columns = columns;
  }

  /**
   * Returns the request of a row, or null where its prompt is null.
   *
   * @throws IllegalArgumentException where a value does not fit its member or breaks a limit
   */
  @Nullable TextCompletionRequest of(Row row) {
    if (row.isNullAt(columns.prompt())) {
      return null;
    }
    TextCompletionRequestBuilder builder =
        template.toBuilder().prompt(row.getString(columns.prompt()));
    columns.members().forEach((member, index) -> put(builder, member, row.get(index)));
    Integer all = columns.allMembers();
    if (all != null && !row.isNullAt(all)) {
      boolean text = row.get(all) instanceof scala.collection.Map;
      SparkValues.toMap(row.get(all))
          .forEach((member, value) -> putText(builder, member, value, text));
    }
    return builder.build();
  }

  private static void put(
      TextCompletionRequestBuilder builder, String member, @Nullable Object value) {
    if (value != null) {
      builder.put(member, SparkValues.toJava(value));
    }
  }

  /** A map has values of one type, so numbers and lists come as the text of their JSON. */
  private static void putText(
      TextCompletionRequestBuilder builder, String member, @Nullable Object value, boolean text) {
    if (text && value instanceof String string) {
      try {
        put(builder, member, VALUES.readValue(string));
        return;
      } catch (JsonProcessingException | IllegalArgumentException plainText) {
        // not JSON, or the member takes only strings, whatever the text looks like
      }
    }
    put(builder, member, value);
  }
}
