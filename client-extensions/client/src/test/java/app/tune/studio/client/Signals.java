package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Signals as they came, in words. */
class Signals {

  private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();

  final void add(String signal) {
    signals.add(signal);
  }

  /** Returns the next signal, waiting for it. */
  final String take() {
    try {
      String signal = signals.poll(SocketTest.CEILING.toSeconds(), TimeUnit.SECONDS);
      assertThat(signal).as("a further signal").isNotNull();
      return signal;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  final boolean isSilent() {
    return signals.isEmpty();
  }

  static String of(Throwable failure) {
    return "error " + failure.getClass().getName() + ": " + failure.getMessage();
  }
}
