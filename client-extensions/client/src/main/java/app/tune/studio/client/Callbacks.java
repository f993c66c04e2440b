package app.tune.studio.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The executor for the callbacks of a client's asynchronous calls.
 *
 * @param executor runs the callbacks
 * @param owned the same executor if the client created it and must shut it down, else null
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
