package app.tune.studio.spark;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Function1;
import scala.collection.immutable.Seq;

/**
 * The SQL function {@code tune_complete(prompt[, members])}: the struct that {@link
 * Completions#transform} adds, for use in a SELECT. The members of the request are a map, whose
 * strings are read as JSON where they are JSON, or a struct: {@code map('model', 'm', 'max_tokens',
 * '16')} or {@code named_struct('model', 'm', 'max_tokens', 16)}.
 */
public final class CompletionFunction {

  /** The name of the function. */
  public static final String NAME = "tune_complete";

  private CompletionFunction() {}

  /**
   * Adds the function to a session, with the options that Spark's configuration holds. Sessions
   * that {@code spark.sql.extensions} names {@link CompletionExtensions} for have it already.
   *
   * @param spark a classic session, not one of Spark Connect
   * @throws IllegalArgumentException where a value of the configuration is out of its range
   */
  public static void register(SparkSession spark) {
    register(
        spark, Completions.of(SparkSettings.functionOptions(classic(spark).sparkContext().conf())));
  }

  /**
   * Adds the function to a session, in place of one that was added so before. It does not replace
   * the function that {@link CompletionExtensions} gives to a session.
   *
   * @param spark a classic session, not one of Spark Connect
   * @param completions what the function requests; without a journal and members from columns
   * @throws IllegalArgumentException where its options have one of these
   */
  public static void register(SparkSession spark, Completions completions) {
    completions.checkUsableInSql();
    var session = classic(spark);
    session
        .sessionState()
        .functionRegistry()
        .createOrReplaceTempFunction(NAME, builder(completions), "java_udf");
    CompletionRewrite.install(session);
  }

  private static org.apache.spark.sql.classic.SparkSession classic(SparkSession spark) {
    if (spark instanceof org.apache.spark.sql.classic.SparkSession session) {
      return session;
    }
    throw new IllegalArgumentException(
        "spark: must be a classic session; for Spark Connect set spark.sql.extensions to "
            + CompletionExtensions.class.getName()
            + " on the server");
  }

  static FunctionIdentifier identifier() {
    return new FunctionIdentifier(NAME);
  }

  static ExpressionInfo info() {
    String usage =
        "_FUNC_(prompt[, members]) - Completes a prompt; the members of the request are a map or"
            + " a struct.";
    return new ExpressionInfo(
        TuneComplete.class.getName(), "", NAME, usage, "", "", "", "", "", "", "java_udf");
  }

  static Function1<Seq<Expression>, Expression> builder(Completions completions) {
    return arguments -> {
      if (arguments.isEmpty() || arguments.length() > 2) {
        throw new IllegalArgumentException(
            NAME
                + ": takes a prompt and, if need be, members; was called with "
                + arguments.length()
                + " arguments");
      }
      return new TuneComplete(arguments, completions);
    };
  }
}
