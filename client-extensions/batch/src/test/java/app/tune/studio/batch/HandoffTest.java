package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandoffTest {

  private final Handoff<Integer> queue = new Handoff<>(4);

  @Test
  void take_afterClose_returnsWhatIsThereAndThenNull() throws InterruptedException {
    queue.put(1);
    queue.put(2);
    queue.close();
    assertThat(queue.put(3)).isFalse();
    assertThat(queue.take()).isEqualTo(1);
    assertThat(queue.take()).isEqualTo(2);
    assertThat(queue.take()).isNull();
  }

  @Test
  void discard_dropsWhatIsThereAndWakesAWaitingPut() throws Exception {
    for (int i = 0; i < 4; i++) {
      queue.put(i);
    }
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> queue.put(5));
    queue.discard();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isFalse();
    assertThat(queue.take()).isNull();
  }

  @Test
  void put_betweenThreads_losesNothing() throws Exception {
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                queue.put(i);
              }
              queue.close();
            });
    for (int i = 0; i < 10_000; i++) {
      assertThat(queue.take()).isEqualTo(i);
    }
    assertThat(queue.take()).isNull();
    reader.get(30, TimeUnit.SECONDS);
  }
}
