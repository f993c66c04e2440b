package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.testkit.script.Answer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Blocking calls on virtual threads, which must not hold the threads that carry these. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest extends SocketTest {

  /** More than the JVM makes carrier threads: 256, unless told otherwise. */
  private static final int CALLS = 300;

  private final Queue<String> ends = new ConcurrentLinkedQueue<>();

  /** Virtual threads are newer than the Java version that these tests are compiled for. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private void assertAllUnderWayAtOnce(Runnable call) throws Exception {
    ExecutorService threads = virtualThreads();
    try {
      for (int i = 0; i < CALLS; i++) {
        threads.execute(() -> ends.add(end(call)));
      }
      eventually("all calls are under way", () -> server.requestCount() == CALLS);
    } finally {
      threads.shutdownNow(); // interrupts
    }
    assertThat(threads.awaitTermination(CEILING.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(ends)
        .hasSize(CALLS)
        .containsOnly(CallCancelledException.class.getSimpleName() + ", interrupted");
  }

  private static String end(Runnable call) {
    String name = "no failure";
    try {
      call.run();
    } catch (RuntimeException failure) {
      Throwable reason =
          failure instanceof IncompleteStreamException ? failure.getCause() : failure;
      name = reason.getClass().getSimpleName();
    }
    return name + (Thread.currentThread().isInterrupted() ? ", interrupted" : "");
  }

  @Test
  void create_moreCallsThanCarrierThreads_areAllUnderWay_andEndAtAnInterrupt() throws Exception {
    server.otherwise(
        Answer.status(200).contentType("application/json").contentLength(100).body("{").stall());
    assertAllUnderWayAtOnce(() -> tune.textCompletions().create(r -> r.prompt("Once")));
  }

  @Test
  void stream_moreStreamsThanCarrierThreads_areAllUnderWay_andEndAtAnInterrupt() throws Exception {
    server.otherwise(Answer.eventStream().data(chunk("a")).stall());
    assertAllUnderWayAtOnce(
        () -> {
          try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"))) {
            stream.completion();
          }
        });
  }
}
