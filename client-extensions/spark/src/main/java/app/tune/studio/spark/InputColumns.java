package app.tune.studio.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.StructType;
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

  /**
   * Returns the index of the column of this name or, where there is none, of the one whose name
   * differs in case only.
   *
   * @throws IllegalArgumentException where no column has the name, or more than one
   */
  static int index(StructType schema, String column) {
    List<String> names = List.of(schema.fieldNames());
    int[] found = indexes(names, column::equals);
    if (found.length == 0) {
      found = indexes(names, column::equalsIgnoreCase);
    }
    if (found.length == 1) {
      return found[0];
    }
    throw new IllegalArgumentException(
        column
            + (found.length == 0
                ? ": no such column, there are "
                : ": more than one column has this name: ")
            + names);
  }

  private static int[] indexes(List<String> names, Predicate<String> wanted) {
    return IntStream.range(0, names.size()).filter(i -> wanted.test(names.get(i))).toArray();
  }
}
