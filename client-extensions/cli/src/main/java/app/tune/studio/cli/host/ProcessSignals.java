package app.tune.studio.cli.host;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The signals of this process. */
final class ProcessSignals implements Signals {

  private static final int INTERRUPTED = 130;
  private static final int TERMINATED = 143;

  @Override
  public Registration handle(IntConsumer action) {
    Registration interrupt = handle("INT", INTERRUPTED, action);
    Registration terminate = handle("TERM", TERMINATED, action);
    return () -> {
      interrupt.close();
      terminate.close();
    };
  }

  private static Registration handle(String name, int status, IntConsumer action) {
    @Nullable Object before = org.jline.utils.Signals.register(name, () -> action.accept(status));
    return () -> org.jline.utils.Signals.unregister(name, before);
  }
}
