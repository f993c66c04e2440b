package app.tune.studio.spark;

import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import org.apache.spark.sql.classic.SparkSession;
import scala.Tuple3;
import scala.runtime.BoxedUnit;

/**
 * Gives every session the SQL function {@code tune_complete}, with the options that Spark's
 * configuration holds, where {@code spark.sql.extensions} names this class.
 */
public final class CompletionExtensions implements SparkSessionExtensionsProvider {

  /** Creates the extensions; called by Spark. */
  public CompletionExtensions() {}

  /**
   * Adds the function and what plans it.
   *
   * @param extensions those of the sessions
   * @return nothing
   * @throws IllegalArgumentException where a value of the configuration is out of its range
   */
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    Completions completions = Completions.of(SparkSettings.functionOptions(SparkEnv.get().conf()));
    extensions.injectFunction(
        new Tuple3<>(
            CompletionFunction.identifier(),
            CompletionFunction.info(),
            CompletionFunction.builder(completions)));
    extensions.injectPreCBORule(session -> new CompletionRewrite((SparkSession) session));
    return BoxedUnit.UNIT;
  }
}
