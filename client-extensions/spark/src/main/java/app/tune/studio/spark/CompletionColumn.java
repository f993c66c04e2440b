package app.tune.studio.spark;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The struct that a row gets: its completion, or why there is none. */
final class CompletionColumn {

  private static final StructType ERROR_TYPE =
      new StructType()
          .add("kind", StringType, false)
          .add("status", IntegerType, true)
          .add("message", StringType, true);

  /** The type of the column. */
  static final StructType TYPE =
      new StructType()
          .add("text", StringType, true)
          .add("texts", DataTypes.createArrayType(StringType, true), true)
          .add(finishReasonName(), StringType, true)
          .add("usage", UsageFields.TYPE, true)
          .add("error", ERROR_TYPE, true)
          .add("attempts", IntegerType, false);

  private CompletionColumn() {}

  static Row of(TextCompletion completion, int attempts) {
    List<CompletionChoice> choices =
        completion.choices() == null ? List.of() : completion.choices();
    return RowFactory.create(
        completion.text(),
        choices.stream().map(CompletionChoice::text).toArray(String[]::new),
        choices.isEmpty() ? null : choices.get(0).finishReason(),
        UsageFields.row(completion.usage()),
        null,
        attempts);
  }

  static Row failed(String kind, @Nullable Integer status, @Nullable String message, int attempts) {
    return RowFactory.create(
        null, null, null, null, RowFactory.create(kind, status, message), attempts);
  }

  /** Returns the contract's name of the member, which only the generated model knows. */
  private static String finishReasonName() {
    CompletionChoice choice =
        CompletionChoice.builder().finishReason(CompletionChoice.FINISH_REASON_STOP).build();
    return Json.MAPPER.valueToTree(choice).fieldNames().next();
  }
}
