package app.tune.studio.cli.host;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the standard streams are terminals. */
record Terminals(boolean in, boolean out, boolean err) {

  /** Set by the start script, which can ask the system: {@code 0,1,2} or a part of it. */
  private static final String PROPERTY = "tune.terminals";

  static Terminals ofProcess() {
    String told = System.getProperty(PROPERTY);
    return told == null ? guessed() : told(told);
  }

  static Terminals told(String descriptors) {
    Set<String> terminals = Set.of(descriptors.split(",", -1));
    return new Terminals(terminals.contains("0"), terminals.contains("1"), terminals.contains("2"));
  }

  /** Before JDK 22 there is a console only where both input and output are terminals. */
  private static Terminals guessed() {
    @Nullable Object console = System.console();
    boolean known = console != null && Runtime.version().feature() < 22;
    return new Terminals(known, known, known);
  }
}
