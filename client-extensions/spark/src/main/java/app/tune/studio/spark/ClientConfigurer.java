package app.tune.studio.spark;

import app.tune.studio.client.TuneStudioClientBuilder;
import java.io.Serializable;

/**
 * Configures the client of an executor. It is serialized, sent to the executors and called there
 * once for each JVM, so what it captures must be serializable.
 */
@FunctionalInterface
public interface ClientConfigurer extends Serializable {

  /**
   * Sets what differs from the environment and from Spark's configuration.
   *
   * @param builder the client's builder, which holds those settings already
   */
  void configure(TuneStudioClientBuilder builder);
}
