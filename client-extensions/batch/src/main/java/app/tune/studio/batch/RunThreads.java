package app.tune.studio.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads of a run. Workers send on their own threads: blocking calls are several times faster
 * than asynchronous ones, work over every transport, and a waiting worker is back-pressure.
 */
final class RunThreads {

  private final Consumer<Throwable> failures;
  private final CountDownLatch ending;
  private final CountDownLatch working;
  private final List<Thread> workers = new ArrayList<>();

  /**
   * Makes no thread yet.
   *
   * @param ending counted down where the run is to end before its input does, and when it has
   * @param failures receives what a thread ends with
   */
  RunThreads(int workers, CountDownLatch ending, Consumer<Throwable> failures) {
    this.ending = ending;
    this.failures = failures;
    this.working = new CountDownLatch(workers);
  }

  Thread start(String name, Job job) {
    Thread thread = new Thread(() -> run(job), "tune-batch-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void run(Job job) {
    try {
      job.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (ending.getCount() > 0) { // not by the run
        failures.accept(
            new IllegalStateException("a listener or a request's code interrupted its thread", e));
      }
    } catch (RuntimeException | Error e) {
      failures.accept(e);
    }
  }

  void startWorker(Job job) {
    workers.add(
        start(
            "worker-" + (workers.size() + 1),
            () -> {
              try {
                run(job); // a failure is known before the run can end
              } finally {
                working.countDown();
                if (working.getCount() == 0) {
                  ending.countDown();
                }
              }
            }));
  }

  /**
   * Waits until the workers have ended; once the run is to end, only so long before it interrupts
   * what is under way.
   *
   * @param whenInterrupted called where the waiting thread is interrupted; its flag is set again
   */
  void awaitWorkers(Duration stopTimeout, Runnable whenInterrupted) {
    boolean interrupted = false;
    while (true) {
      try {
        ending.await();
        if (!working.await(stopTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
          workers.forEach(Thread::interrupt);
          working.await();
        }
        break;
      } catch (InterruptedException e) {
        if (interrupted) {
          workers.forEach(Thread::interrupt);
        }
        interrupted = true;
        whenInterrupted.run();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a thread does. */
  @FunctionalInterface
  interface Job {
    void run() throws InterruptedException;
  }
}
