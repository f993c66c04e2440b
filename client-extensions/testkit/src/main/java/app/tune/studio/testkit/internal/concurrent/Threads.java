package app.tune.studio.testkit.internal.concurrent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** The threads of a server: virtual ones if the JDK supports them, else pooled daemon threads. */
public final class Threads {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final long STACK_BYTES = 256 * 1024;

  private Threads() {}

  /** Returns a new pool; its threads have names with this prefix. */
  public static ExecutorService start(String name) {
    return Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS
        ? virtual(name)
        : Executors.newCachedThreadPool(daemons(name));
  }

  private static ThreadFactory daemons(String name) {
    AtomicLong count = new AtomicLong();
    return task -> {
      Thread thread = new Thread(null, task, name + "-" + count.getAndIncrement(), STACK_BYTES);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Uses reflection, because this code is compiled for an older JDK. */
  private static ExecutorService virtual(String name) {
    try {
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 0L);
      ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(builder);
      return (ExecutorService)
          Executors.class
              .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
              .invoke(null, factory);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK should have virtual threads", e);
    }
  }
}
