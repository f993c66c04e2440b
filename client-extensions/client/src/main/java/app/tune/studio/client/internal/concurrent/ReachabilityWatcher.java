package app.tune.studio.client.internal.concurrent;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs an action when an object becomes unreachable.
 *
 * <p>Unlike the thread of the JDK's {@code Cleaner}, its thread ends when nothing is watched, so
 * closed clients leave nothing behind. One for the whole JVM; thread-safe.
 */
public final class ReachabilityWatcher {

  private static final long LINGER_MILLIS = 1000;
  private static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();
  private static final Set<Watched> WATCHED = ConcurrentHashMap.newKeySet();
  private static final Object THREAD_LOCK = new Object();
  private static boolean running;

  private ReachabilityWatcher() {}

  /** A watched object. */
  public static final class Watched extends PhantomReference<Object> {

    private final Runnable action;

    private Watched(Object referent, Runnable action) {
      super(referent, QUEUE);
      this.action = action;
    }

    /** Stops watching, without running the action. */
    public void stop() {
      WATCHED.remove(this);
      clear();
    }
  }

  /**
   * Watches an object.
   *
   * @param action run at most once, on a separate thread; must not reference the object
   */
  public static Watched watch(Object object, Runnable action) {
    Watched watched = new Watched(object, action);
    WATCHED.add(watched);
    synchronized (THREAD_LOCK) {
      if (!running) {
        running = true;
        Thread thread = new Thread(ReachabilityWatcher::run, "tune-studio-reachability");
        thread.setDaemon(true);
        thread.start();
      }
    }
    return watched;
  }

  /** A failure must not end the thread, which the other objects need. */
  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error failure) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  private static void run() {
    while (true) {
      try {
        if (QUEUE.remove(LINGER_MILLIS) instanceof Watched gone && WATCHED.remove(gone)) {
          run(gone.action);
        }
      } catch (InterruptedException unexpected) {
        // nobody interrupts this private thread; it ends when nothing is watched
      }
      synchronized (THREAD_LOCK) {
        if (WATCHED.isEmpty()) {
          running = false;
          return;
        }
      }
    }
  }
}
