package app.tune.studio.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the access key on the executors, for example from a file or a secret store. It is called
 * at each attempt, on several threads at once.
 *
 * <p>The supplier itself is serialized with the tasks: let it fetch the key, not capture it.
 */
@FunctionalInterface
public interface AccessKeySupplier extends Serializable {

  /** {@return the key, or null for none} */
  @Nullable String get();
}
