package app.tune.studio.cli;

import app.tune.studio.cli.host.Host;

/** The command {@code tune}: completions, batches, a test server and a check, in a terminal. */
public final class Tune {

  private Tune() {}

  /**
   * Runs the command and exits with its status, which {@code tune --help} lists.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(new TuneCommandLine(Host.ofProcess()).run(args));
  }
}
