package app.tune.studio.spark;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.TextCompletionRequest.TextCompletionRequestBuilder;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Makes the request of each row: the template, the prompt, and members from other columns. */
final class RowRequests {

  private final TextCompletionRequest template;
  private final int promptIndex;
  private final Map<String, Integer> memberIndexes;

  RowRequests(RequestTemplate template, int promptIndex, Map<String, Integer> memberIndexes) {
    this.template = template.request();
    this.promptIndex = promptIndex;
    this.memberIndexes = memberIndexes;
  }

  /**
   * Returns the request of a row, or null where its prompt is null.
   *
   * @throws IllegalArgumentException where a value does not fit its member or breaks a limit
   */
  @Nullable TextCompletionRequest of(Row row) {
    if (row.isNullAt(promptIndex)) {
      return null;
    }
    TextCompletionRequestBuilder builder = template.toBuilder().prompt(row.getString(promptIndex));
    memberIndexes.forEach(
        (member, index) -> {
          Object value = SparkValues.toJava(row.get(index));
          if (value != null) {
            builder.put(member, value);
          }
        });
    return builder.build();
  }
}
