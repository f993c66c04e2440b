package app.tune.studio.batch;

import java.util.concurrent.locks.LockSupport;

/** A result to be written, and the worker that waits for it. */
final class Finished {

  private final Task task;
  private final BatchResult result;
  private final byte[] line;
  private final Thread worker = Thread.currentThread();
  private volatile boolean settled;

  /**
   * Made by the worker itself.
   *
   * @param line the line of the output
   */
  Finished(Task task, BatchResult result, byte[] line) {
    this.task = task;
    this.result = result;
    this.line = line;
  }

  Task task() {
    return task;
  }

  BatchResult result() {
    return result;
  }

  byte[] line() {
    return line;
  }

  /** Returns whether it is written, or kept by the writer. */
  boolean isSettled() {
    return settled;
  }

  /** Lets the worker go on. */
  void settle() {
    settled = true;
    if (worker != Thread.currentThread()) {
      LockSupport.unpark(worker);
    }
  }
}
