package app.tune.studio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunThreadsTest {

  @Test
  void startWorker_withAJobThatThrows_reportsItBeforeTheRunCanEnd() throws Exception {
    CountDownLatch ending = new CountDownLatch(1);
    CompletableFuture<Long> endingAtFailure = new CompletableFuture<>();
    RunThreads threads =
        new RunThreads(1, ending, thrown -> endingAtFailure.complete(ending.getCount()));

    threads.startWorker(
        () -> {
          throw new IllegalStateException("thrown by a callback");
        });

    assertThat(endingAtFailure.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(ending.await(30, TimeUnit.SECONDS)).isTrue();
  }
}
