package app.tune.studio.cli.host;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Handles signals while something runs that can be cancelled. The first one cancels it; a second
 * one ends the process at once.
 */
public final class Interruption implements AutoCloseable {

  private final AtomicInteger status = new AtomicInteger();
  private final Signals.Registration registration;

  private Interruption(Host host, Runnable cancel) {
    this.registration =
        host.signals()
            .handle(
                exit -> {
                  if (status.compareAndSet(0, exit)) {
                    cancel.run();
                  } else {
                    host.halt().accept(exit);
                  }
                });
  }

  /**
   * Handles signals from now on.
   *
   * @param host whose signals
   * @param cancel is called once, on another thread
   * @return the handling, to be closed
   */
  public static Interruption handle(Host host, Runnable cancel) {
    return new Interruption(host, cancel);
  }

  /** {@return the status to exit with, or 0 if there was no signal} */
  public int status() {
    return status.get();
  }

  /** Leaves later signals to what handled them before. */
  @Override
  public void close() {
    registration.close();
  }
}
