package app.tune.studio.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** Divides the requests per minute among the executors. */
final class RequestShare {

  private RequestShare() {}

  /** Returns how many requests an executor may start in a minute, or null for no limit. */
  static @Nullable Double ofExecutor(CompletionOptions options, SparkContext spark) {
    Integer requestsPerMinute = options.requestsPerMinute();
    if (requestsPerMinute == null) {
      return null;
    }
    Integer executors = options.executors();
    return requestsPerMinute / (double) (executors == null ? executors(spark) : executors);
  }

  private static int executors(SparkContext spark) {
    SparkConf conf = spark.conf();
    // the driver is among them, which runs tasks only where it is the one executor
    int running = spark.statusTracker().getExecutorInfos().length - (spark.isLocal() ? 0 : 1);
    int configured = conf.getInt("spark.executor.instances", 1);
    int dynamic =
        conf.getBoolean("spark.dynamicAllocation.enabled", false)
            ? conf.getInt("spark.dynamicAllocation.maxExecutors", 1)
            : 1;
    return Math.max(Math.max(running, configured), Math.max(dynamic, 1));
  }
}
