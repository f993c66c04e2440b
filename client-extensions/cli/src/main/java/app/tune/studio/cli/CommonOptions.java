package app.tune.studio.cli;

import picocli.CommandLine.Option;

/** The options of every command. */
final class CommonOptions {

  static final String VERBOSE = "--verbose";

  /** Names a level for the logger of the client; it is read when the first logger is made. */
  private static final String LEVEL = "org.slf4j.simpleLogger.log.app.tune.studio";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 99,
      description = "Shows this help.")
  private boolean help;

  /**
   * Shows the log. Only the client's: the one of the HTTP library holds headers, and so the key.
   *
   * @param verbose whether the option was given
   */
  @Option(
      names = {"-v", VERBOSE},
      order = 98,
      description = "Shows the client's log, and stack traces of failures.")
  void show(boolean verbose) {
    if (verbose) {
      System.setProperty(LEVEL, "debug");
    }
  }
}
