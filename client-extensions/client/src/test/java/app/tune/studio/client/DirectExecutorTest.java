package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.Gate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Callbacks on the I/O threads: an executor that runs its tasks at once. */
class DirectExecutorTest extends WireTest {

  private static final String IO_THREAD = "tune-studio-io-";

  private TextCompletions completions() {
    return open(builder().executor(Runnable::run)).textCompletions();
  }

  @Test
  void createAsync_executorRunsAtOnce_completesOnAnIoThread() throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.json(200, GOOD).awaitBeforeHead(gate));
    CompletableFuture<String> thread =
        completions()
            .createAsync(r -> r.prompt("Once"))
            .thenApply(answer -> Thread.currentThread().getName());
    gate.open();
    assertThat(thread.get(1, TimeUnit.MINUTES)).startsWith(IO_THREAD);
  }

  @Test
  void createAsync_calledFromCallbacks_goesOn() throws Exception {
    server.otherwise(Answer.json(200, GOOD));
    TextCompletions completions = completions();
    CompletableFuture<TextCompletion> last = completions.createAsync(r -> r.prompt("1"));
    for (int i = 2; i <= 50; i++) {
      String prompt = String.valueOf(i);
      last =
          last.thenCompose(
              before ->
                  completions
                      .createAsync(r -> r.prompt(prompt))
                      .thenCombine(
                          completions.createAsync(r -> r.prompt(prompt)), (one, two) -> two));
    }
    assertThat(last.get(1, TimeUnit.MINUTES).text()).isEqualTo("upon a time");
    assertThat(server.requestCount()).isEqualTo(99);
  }

  @Test
  void createAsync_nextCallFromTheCallback_findsTheConnectionInThePool() throws Exception {
    server.otherwise(Answer.json(200, GOOD));
    TextCompletions completions = completions();
    CompletableFuture<TextCompletion> last = completions.createAsync(r -> r.prompt("1"));
    for (int i = 2; i <= 20; i++) {
      last = last.thenCompose(before -> completions.createAsync(r -> r.prompt("next")));
    }
    last.get(1, TimeUnit.MINUTES);
    assertThat(server.requests().stream().map(request -> request.connectionId()).distinct())
        .hasSize(1);
  }

  @Test
  void streamAsync_cancelledByItsListener_freesTheConnection() throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().data(GOOD).await(gate).data("[DONE]"));
    CompletableFuture<CompletableFuture<TextCompletion>> started = new CompletableFuture<>();
    CompletableFuture<String> thread = new CompletableFuture<>();
    started.complete(
        completions()
            .streamAsync(
                r -> r.prompt("Once"),
                chunk ->
                    started.thenAccept(
                        stream -> {
                          stream.cancel(true);
                          thread.complete(Thread.currentThread().getName());
                        })));
    thread.get(1, TimeUnit.MINUTES);
    server.awaitDisconnect(CEILING);
  }

  @Test
  void streamAsync_executorRunsAtOnce_deliversOnAnIoThread() throws Exception {
    Gate gate = new Gate();
    server.enqueue(Answer.eventStream().awaitBeforeHead(gate).data(GOOD).data("[DONE]"));
    CompletableFuture<String> thread = new CompletableFuture<>();
    CompletableFuture<TextCompletion> whole =
        completions()
            .streamAsync(
                r -> r.prompt("Once"), chunk -> thread.complete(Thread.currentThread().getName()));
    gate.open();
    assertThat(whole.get(1, TimeUnit.MINUTES).text()).isEqualTo("upon a time");
    assertThat(thread.join()).startsWith(IO_THREAD);
  }
}
