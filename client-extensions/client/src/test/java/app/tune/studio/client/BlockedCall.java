package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

/** A thread that waits for a call, and how that ended. */
final class BlockedCall {

  private final Thread thread;
  private volatile Throwable failure;
  private volatile boolean interrupted;

  private BlockedCall(Runnable call) {
    thread =
        new Thread(
            () -> {
              try {
                call.run();
              } catch (RuntimeException | Error thrown) {
                failure = thrown;
              }
              interrupted = Thread.currentThread().isInterrupted();
            },
            "waiting");
    thread.setDaemon(true);
  }

  static BlockedCall in(Runnable call) {
    BlockedCall waiting = new BlockedCall(call);
    waiting.thread.start();
    return waiting;
  }

  Thread thread() {
    return thread;
  }

  /** Waits for the end of the call and returns what it threw, or null. */
  Throwable failure() {
    try {
      thread.join(SocketTest.CEILING.toMillis());
    } catch (InterruptedException interruptedHere) {
      throw new AssertionError(interruptedHere);
    }
    assertThat(thread.isAlive()).as("the call still waits").isFalse();
    return failure;
  }

  boolean wasInterrupted() {
    return interrupted;
  }
}
