package app.tune.studio.spring;

import app.tune.studio.client.TuneStudioClientBuilder;

/**
 * Changes the builder of a client before the client is built; what it sets wins over the
 * properties. Beans of this type are called in their order.
 *
 * <p>A bean whose qualifier is the name of a client, {@code @Qualifier("fast")}, is called for that
 * client only, any other for all of them.
 */
@FunctionalInterface
public interface TuneStudioClientBuilderCustomizer {

  /**
   * Changes a builder.
   *
   * @param builder has the settings of the properties
   */
  void customize(TuneStudioClientBuilder builder);
}
