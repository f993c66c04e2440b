package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.AuthenticationException;
import app.tune.studio.client.error.BadRequestException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One client, many threads, and a tenth of the calls fail: each gets its own text or failure. */
class ConcurrencyTest extends WireTest {

  private static final int THREADS = 200;
  private static final int CALLS_PER_THREAD = 5;
  private static final Pattern PROMPT = Pattern.compile("\"prompt\":\"call (\\d+)\"");

  /** The first answers of some calls, by the call's number modulo 100, and how those calls end. */
  private static final Map<Integer, Answer> FIRST_ANSWERS =
      Map.of(
          3, Answer.status(503),
          13, Answer.lostConnection(),
          23, Answer.json(400, "{\"error\":{\"message\":\"m\"}}"),
          33, Answer.json(200, "{\"error\":{\"code\":429,\"message\":\"m\"}}"),
          43, Answer.status(200).contentLength(500).body("{\"choices\":[").cut(),
          53, Answer.status(200).contentType("text/html").body("<html>"),
          63, Answer.status(401).body("no"),
          73, Answer.eventStream().data("{\"choices\":[{\"text\":\"call \"}]}").cut(),
          83, Answer.status(500).contentLength(99).body("half").reset(),
          93, Answer.raw().bytes("HTTP/1.1 200").cut());

  private static final Map<Integer, Set<Class<?>>> FAILURES =
      Map.of(
          23, Set.of(BadRequestException.class),
          33, Set.of(RateLimitException.class),
          43, Set.of(ConnectionException.class),
          53, Set.of(ProtocolException.class),
          63, Set.of(AuthenticationException.class),
          73,
              Set.of(
                  ProtocolException.class,
                  IncompleteStreamException.class,
                  ConnectionException.class),
          93, Set.of(ConnectionException.class));

  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();

  private Answer answer(RecordedRequest request) {
    Matcher prompt = PROMPT.matcher(request.bodyText());
    assertThat(prompt.find()).isTrue();
    int call = Integer.parseInt(prompt.group(1));
    Answer first = FIRST_ANSWERS.get(call % 100);
    if (first != null && asked.add(call)) {
      return first;
    }
    String text = GOOD.replace("upon a time", "text " + call);
    return request.bodyText().contains("\"stream\":true")
        ? Answer.eventStream().data(text).data("[DONE]")
        : Answer.json(200, text);
  }

  private record Outcome(int call, Mode mode, String text, Throwable failure) {}

  @Test
  void calls_manyThreads_eachEndsWithItsOwn() throws Exception {
    server.handler(this::answer);
    RetryPolicy atOnce = RetryPolicy.builder().backoff(Duration.ZERO, Duration.ZERO).build();
    TuneStudioClient tune =
        open(TuneStudioClient.builder().apiKey(KEY).baseUrl(server.baseUrl()).retryPolicy(atOnce));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch ready = new CountDownLatch(THREADS);
    List<Future<List<Outcome>>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = i * CALLS_PER_THREAD;
      Callable<List<Outcome>> calls =
          () -> {
            ready.countDown();
            ready.await();
            List<Outcome> outcomes = new ArrayList<>();
            for (int call = first; call < first + CALLS_PER_THREAD; call++) {
              outcomes.add(outcome(tune, call));
            }
            return outcomes;
          };
      all.add(threads.submit(calls));
    }
    for (Future<List<Outcome>> outcomes : all) {
      outcomes.get(120, TimeUnit.SECONDS).forEach(ConcurrencyTest::assertOwn);
    }
    threads.shutdown();
    assertThat(asked).hasSize(THREADS * CALLS_PER_THREAD / 10);

    nothingStaysOpen();
    eventually("no thread of the client runs", () -> threadsOfTheClient().isEmpty());
  }

  private static Outcome outcome(TuneStudioClient tune, int call) {
    Mode mode = Mode.values()[call / 10 % Mode.values().length];
    TextCompletionRequest request = TextCompletionRequest.builder().prompt("call " + call).build();
    String[] text = new String[1];
    Throwable failure =
        catchThrowable(() -> text[0] = mode.call(tune.textCompletions(), request).text());
    return new Outcome(call, mode, text[0], failure);
  }

  private static void assertOwn(Outcome outcome) {
    Set<Class<?>> expected = FAILURES.get(outcome.call() % 100);
    if (expected == null) {
      assertThat(outcome.failure()).as("%s", outcome).isNull();
      assertThat(outcome.text()).isEqualTo("text " + outcome.call());
    } else {
      assertThat(outcome.failure()).as("%s", outcome).isNotNull();
      assertThat((Object) outcome.failure().getClass()).as("%s", outcome).isIn(expected);
    }
  }

  private static List<String> threadsOfTheClient() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("tune-studio-\\d+"))
        .toList();
  }
}
