package app.tune.studio.cli.host;

import java.util.function.IntConsumer;

/** Where the signals that end a process come from. */
@FunctionalInterface
public interface Signals {

  /**
   * Calls back at each signal, in place of ending the process, until the registration is closed.
   *
   * @param action receives the status to exit with: 130 after Ctrl-C, 143 after a request to end
   * @return the registration
   */
  Registration handle(IntConsumer action);

  /** Signals that are handled until this is closed. */
  @FunctionalInterface
  interface Registration extends AutoCloseable {

    @Override
    void close();
  }
}
