package app.tune.studio.cli.batch;

import app.tune.studio.batch.BatchListener;
import app.tune.studio.cli.host.Host;
import java.time.Duration;

/** Shows how far a batch is, on standard error. */
interface ProgressDisplay extends BatchListener, AutoCloseable {

  /** Returns a bar for a person, and lines for a log. */
  static ProgressDisplay on(Host host) {
    return host.err().isTerminal() ? new ProgressBarDisplay(host) : new ProgressLines(host.err());
  }

  /** Returns a display that shows nothing. */
  static ProgressDisplay none() {
    return new ProgressDisplay() {
      @Override
      public Duration interval() {
        return Duration.ofMinutes(1);
      }

      @Override
      public void close() {}
    };
  }

  /** Returns how often it wants to know. */
  Duration interval();

  /** Makes room for a message of somebody else. */
  default void beforeMessage() {}

  @Override
  void close();
}
