package app.tune.studio.testkit.script;

import app.tune.studio.testkit.internal.script.Wire;
import java.io.IOException;
import java.util.concurrent.Callable;

/** An answer that is computed when it is played. */
final class DeferredAnswer extends Answer {
  private final Callable<? extends Answer> code;

  DeferredAnswer(Callable<? extends Answer> code) {
    this.code = code;
  }

  @Override
  boolean play(Wire wire) throws IOException, InterruptedException {
    return answer().play(wire);
  }

  @Override
  boolean waits() {
    return true;
  }

  private Answer answer() throws InterruptedException {
    try {
      return code.call();
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the answer could not be worked out: " + e, e);
    }
  }
}
