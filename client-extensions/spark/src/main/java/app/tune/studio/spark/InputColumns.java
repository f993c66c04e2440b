package app.tune.studio.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a row has its prompt and members.
 *
 * @param prompt the index of a string
 * @param members the indexes of single members, by their names
 * @param allMembers the index of a map or a struct of members, or null
 */
record InputColumns(int prompt, Map<String, Integer> members, @Nullable Integer allMembers)
    implements Serializable {

  InputColumns {
    members = new HashMap<>(members); // serializable for sure
  }
}
