package app.tune.studio.cli.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the standard streams are terminals, and how wide they are.
 *
 * @param columns 80 where that is not known
 */
record Terminals(boolean in, boolean out, boolean err, int columns) {

  /** Set by the start script, which can ask the system: {@code 0,1,2} or a part of it. */
  private static final String PROPERTY = "tune.terminals";

  /** Set by the start script, too. */
  private static final String COLUMNS = "tune.columns";

  private static final int USUAL_COLUMNS = 80;

  /** Some terminals report no width, or one that nothing fits into. */
  Terminals {
    columns = columns > 1 ? columns : USUAL_COLUMNS;
  }

  static Terminals ofProcess() {
    int columns = Integer.getInteger(COLUMNS, USUAL_COLUMNS);
    String descriptors = System.getProperty(PROPERTY);
    return descriptors == null ? guessed(columns) : of(descriptors, columns);
  }

  static Terminals of(String descriptors, int columns) {
    List<String> terminals = List.of(descriptors.split(",", -1));
    return new Terminals(
        terminals.contains("0"), terminals.contains("1"), terminals.contains("2"), columns);
  }

  /** Before JDK 22 there is a console only where both input and output are terminals. */
  private static Terminals guessed(int columns) {
    @Nullable Object console = System.console();
    boolean known = console != null && Runtime.version().feature() < 22;
    return new Terminals(known, known, known, columns);
  }
}
