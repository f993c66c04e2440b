package app.tune.studio.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What runs the callbacks of a client's asynchronous calls.
 *
 * @param executor runs them
 * @param owned the same executor where the client made it, and shuts it down, or null
 */
record Callbacks(Executor executor, @Nullable ExecutorService owned) {

  static Callbacks of(@Nullable Executor given) {
    if (given != null) {
      return new Callbacks(given, null);
    }
    ExecutorService made = ClientExecutor.create();
    return new Callbacks(made, made);
  }

  void close() {
    if (owned != null) {
      owned.shutdown();
    }
  }
}
