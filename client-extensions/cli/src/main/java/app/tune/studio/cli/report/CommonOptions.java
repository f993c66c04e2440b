package app.tune.studio.cli.report;

import picocli.CommandLine.Option;

/** The options of every command, as a picocli mixin. */
public final class CommonOptions {

  /** The option that shows stack traces. */
  public static final String VERBOSE = "--verbose";

  /** Names a level for the logger of the client; it is read when the first logger is made. */
  private static final String LEVEL = "org.slf4j.simpleLogger.log.app.tune.studio";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 99,
      description = "Shows this help.")
  private boolean help;

  /** Makes the options, none of them given. */
  public CommonOptions() {}

  /**
   * Shows the log. Only the client's: the one of the HTTP library holds headers, and so the key.
   *
   * @param verbose whether the option was given
   */
  @Option(
      names = {"-v", VERBOSE},
      order = 98,
      description = "Shows the client's log, and stack traces of failures.")
  public void show(boolean verbose) {
    if (verbose) {
      System.setProperty(LEVEL, "debug");
    }
  }
}
