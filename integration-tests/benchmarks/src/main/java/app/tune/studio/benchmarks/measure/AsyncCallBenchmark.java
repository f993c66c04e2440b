package app.tune.studio.benchmarks.measure;

import app.tune.studio.benchmarks.Workload;
import app.tune.studio.benchmarks.contestant.AsyncContestant;
import app.tune.studio.benchmarks.contestant.Contestants;
import app.tune.studio.benchmarks.contestant.Form;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Asynchronous plain calls, a constant number in flight: each completion starts the next call. */
@State(Scope.Benchmark)
public class AsyncCallBenchmark {

  private static final int IN_FLIGHT = 16;
  private static final int CALLS = 1_600;
  private static final String PROMPT = Workload.PLAIN.prompt();

  /** How the calls are made. */
  @Param({})
  public Form form;

  /** The client. */
  @Param({})
  public String contestant;

  /** The server. */
  @Param({})
  public String url;

  private AsyncContestant client;

  /** Creates the client. */
  @Setup
  public void open() {
    client = Contestants.async(contestant, url);
  }

  /** Closes the client. */
  @TearDown
  public void close() {
    client.close();
  }

  /** Makes many calls; an operation is one of them. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public void calls() {
    AtomicInteger toStart = new AtomicInteger(CALLS);
    AtomicInteger toEnd = new AtomicInteger(CALLS);
    CompletableFuture<Void> end = new CompletableFuture<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      startNext(toStart, toEnd, end);
    }
    end.join();
  }

  private void startNext(AtomicInteger toStart, AtomicInteger toEnd, CompletableFuture<Void> end) {
    if (toStart.getAndDecrement() <= 0) {
      return;
    }
    client
        .complete(PROMPT)
        .thenAccept(CallBenchmark::requireText)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                end.completeExceptionally(failure);
              } else if (toEnd.decrementAndGet() == 0) {
                end.complete(null);
              } else {
                startNext(toStart, toEnd, end);
              }
            });
  }
}
