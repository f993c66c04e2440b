package app.tune.studio.spark;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the client of an executor is made of, beside the environment and Spark's configuration.
 *
 * <p>Lambdas have no identity that survives serialization, so those settings that hold one get an
 * id of their own.
 *
 * @param id settings with the same id share a client
 */
record ClientSettings(
    String id, @Nullable ClientConfigurer configurer, @Nullable AccessKeySupplier accessKey)
    implements Serializable {

  private static final String DEFAULT_ID = "default";

  static ClientSettings of(
      @Nullable ClientConfigurer configurer, @Nullable AccessKeySupplier accessKey) {
    boolean isDefault = configurer == null && accessKey == null;
    return new ClientSettings(
        isDefault ? DEFAULT_ID : UUID.randomUUID().toString(), configurer, accessKey);
  }

  /** Shows neither lambda: what they capture may be secret. */
  @Override
  public String toString() {
    return "ClientSettings[" + id + "]";
  }
}
