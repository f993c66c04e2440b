package app.tune.studio.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Divides the requests per minute among the executors. */
final class RequestShare {

  private static final Logger LOG = LoggerFactory.getLogger(RequestShare.class);
  private static final String INSTANCES = "spark.executor.instances";

  private RequestShare() {}

  /** Returns how many requests an executor may start in a minute, or null for no limit. */
  static @Nullable Double ofExecutor(CompletionOptions options, SparkContext spark) {
    Integer requestsPerMinute = options.requestsPerMinute();
    if (requestsPerMinute == null) {
      return null;
    }
    Integer executors = options.executors();
    if (executors != null) {
      return requestsPerMinute / (double) executors;
    }
    if (spark.isLocal()) {
      return requestsPerMinute.doubleValue();
    }
    // the driver is among them, which runs no tasks here
    int running = spark.statusTracker().getExecutorInfos().length - 1;
    return requestsPerMinute / (double) executors(spark.conf(), running);
  }

  /**
   * Returns the largest number of executors that is known of.
   *
   * @throws IllegalArgumentException where nothing says how many there will be
   */
  static int executors(SparkConf conf, int running) {
    boolean dynamic = conf.getBoolean("spark.dynamicAllocation.enabled", false);
    String bound = dynamic ? "spark.dynamicAllocation.maxExecutors" : INSTANCES;
    int known =
        Math.max(running, Math.max(conf.getInt(INSTANCES, 0), dynamic ? conf.getInt(bound, 0) : 0));
    if (known == 0) {
      throw new IllegalArgumentException(
          "requestsPerMinute: cannot be divided, since no executor runs yet; set executors(n) or "
              + bound);
    }
    if (!conf.contains(bound)) {
      LOG.warn(
          "requestsPerMinute is divided among {} executors; if there will be more, the job exceeds"
              + " it: set executors(n) or {}",
          known,
          bound);
    }
    return known;
  }
}
