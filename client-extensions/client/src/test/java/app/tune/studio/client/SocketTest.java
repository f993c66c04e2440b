package app.tune.studio.client;

import org.junit.jupiter.api.BeforeEach;

/** A client over a scripted server, with the machine's own clock. */
abstract class SocketTest extends SocketFixture {

  static final String DONE = "[DONE]";

  TuneStudioClient tune;

  @BeforeEach
  void start() {
    tune = open(configure(clientOfServer().apiKey("key")));
  }

  TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
    return builder;
  }

  /** Waits until a thread waits: for a lock, for time, or for bytes of a socket. */
  static void awaitBlocked(Thread thread) {
    eventually(thread + " waits", () -> isBlocked(thread));
  }

  static boolean isBlocked(Thread thread) {
    return thread.getState() == Thread.State.WAITING || isInSocket(thread.getStackTrace());
  }

  private static boolean isInSocket(StackTraceElement[] stack) {
    return stack.length > 0 && stack[0].getClassName().startsWith("sun.nio.ch.");
  }

  static String chunk(String text) {
    return chunk(0, text, null);
  }

  static String last(String text) {
    return chunk(0, text, "stop");
  }

  static String chunk(int index, String text, String finishReason) {
    String reason = finishReason == null ? "null" : '"' + finishReason + '"';
    return "{\"choices\":[{\"index\":%d,\"text\":\"%s\",\"finish_reason\":%s}]}"
        .formatted(index, text, reason);
  }
}
