package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt of a user's thread is the user's: no end of a call swallows it. */
class CloseThenInterruptTest extends WireTest {

  private static final int TIMES = 300;

  @ParameterizedTest
  @EnumSource
  void closeThenInterrupt_manyTimes_losesNoInterrupt(Mode mode) {
    server.otherwise(Answer.silence());
    int lost = 0;
    for (int i = 0; i < TIMES; i++) {
      try (TuneStudioClient tune =
          TuneStudioClient.builder().apiKey(KEY).baseUrl(server.baseUrl()).build()) {
        InterruptedCaller caller = new InterruptedCaller(mode, tune);
        caller.start();
        server.takeRequest();
        tune.close();
        caller.interrupt();
        lost += caller.sawInterrupt() ? 0 : 1;
      }
    }
    assertThat(lost).isZero();
  }

  /** Makes a call and then waits for the interrupt, before or after the call's end. */
  private static final class InterruptedCaller extends Thread {

    private final Mode mode;
    private final TuneStudioClient tune;
    private volatile boolean seen;

    InterruptedCaller(Mode mode, TuneStudioClient tune) {
      this.mode = mode;
      this.tune = tune;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        mode.call(tune);
      } catch (TuneStudioException closed) {
        // as expected
      } catch (AssertionError interruptedWhileItWaitedForAFuture) {
        seen = interruptedWhileItWaitedForAFuture.getCause() instanceof InterruptedException;
        return;
      }
      try {
        Thread.sleep(CEILING.toMillis()); // ends at once where the flag is or will be set
      } catch (InterruptedException interrupt) {
        seen = true;
      }
    }

    boolean sawInterrupt() {
      try {
        join();
      } catch (InterruptedException unexpected) {
        throw new AssertionError(unexpected);
      }
      return seen;
    }
  }
}
