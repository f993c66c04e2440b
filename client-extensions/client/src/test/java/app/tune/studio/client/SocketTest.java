package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.script.ScriptedServer;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * A test over real sockets. It ends with a look at what it left: no request that is still answered,
 * no call that is pending, no limit that is watched, no open connection.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class SocketTest {

  static final Duration CEILING = Duration.ofSeconds(10);
  static final String DONE = "[DONE]";

  final ScriptedServer server = ScriptedServer.start();
  TuneStudioClient tune;

  @BeforeEach
  void start() {
    tune = configure(TuneStudioClient.builder().apiKey("key").baseUrl(server.baseUrl())).build();
  }

  TuneStudioClientBuilder configure(TuneStudioClientBuilder builder) {
    return builder;
  }

  @AfterEach
  void nothingStays() throws ReflectiveOperationException {
    try (server) {
      server.awaitIdle(CEILING);
      Object core = field(tune, "core");
      assertThat((Collection<?>) field(core, "pending")).as("pending calls").isEmpty();
      Collection<?> limits = (Collection<?>) field(field(core, "watch"), "watched");
      eventually("no limit is watched", limits::isEmpty);
      tune.close();
      server.closeIdleConnections();
      server.awaitNoOpenConnections(CEILING);
      assertThat(server.problems()).isEmpty();
    }
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  /** Waits for what happens on another thread and tells nobody. */
  @SuppressWarnings("ThreadPriorityCheck") // gives way to the thread that is waited for
  static void eventually(String what, BooleanSupplier reached) {
    long end = System.nanoTime() + CEILING.toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      Thread.yield();
    }
  }

  static void awaitBlocked(Thread thread) {
    eventually(thread + " waits", () -> thread.getState() == Thread.State.WAITING);
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
