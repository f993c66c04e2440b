package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryBudget;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One client, many threads, every way to call, and a tenth of the answers are odd: each call ends
 * with its own text or its own failure, and nothing is left open.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SoakTest extends WireTest {

  private static final int THREADS = 200;
  private static final int CALLS_PER_THREAD = 100;
  private static final Pattern NUMBER = Pattern.compile("call (\\d+)");

  /** Each odd answer in each way to call that gets it. */
  private static final List<Odd> ODD =
      Stream.of(OddAnswer.values())
          .flatMap(
              answer ->
                  Stream.of(Mode.values())
                      .filter(answer::isSentTo)
                      .map(mode -> new Odd(answer, mode)))
          .toList();

  /** How often the server was asked by each call. */
  private final Map<Integer, Integer> requests = new ConcurrentHashMap<>();

  private record Odd(OddAnswer answer, Mode mode) {}

  private record Outcome(int call, Mode mode, String text, Throwable failure) {}

  private static Odd odd(int call) {
    return call % 10 == 3 ? ODD.get(call / 10 % ODD.size()) : null;
  }

  private static boolean isRetried(int call) {
    return call % 100 == 5;
  }

  private static String textOf(int call) {
    return "text of " + call + ".";
  }

  private Answer answer(RecordedRequest request) {
    Matcher number = NUMBER.matcher(request.bodyText());
    assertThat(number.find()).isTrue();
    int call = Integer.parseInt(number.group(1));
    boolean first = requests.merge(call, 1, Integer::sum) == 1;
    if (first && isRetried(call)) {
      return call % 200 == 5 ? Answer.lostConnection() : Answer.status(503);
    }
    OddServer answers = new OddServer(textOf(call), request.bodyText().contains("\"stream\":true"));
    Odd odd = odd(call);
    return odd == null ? answers.good() : answers.odd(odd.answer());
  }

  @Test
  void calls_manyThreadsAndOddAnswers_eachEndsWithItsOwn() throws Exception {
    server.handler(this::answer);
    RetryPolicy atOnce = RetryPolicy.builder().backoff(Duration.ZERO, Duration.ZERO).build();
    TuneStudioClient tune =
        open(
            clientOfServer()
                .apiKey(KEY)
                .maxPartialText(5_000)
                .retryBudget(RetryBudget.unlimited())
                .retryPolicy(atOnce));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch ready = new CountDownLatch(THREADS);
    List<Future<List<Outcome>>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = i * CALLS_PER_THREAD;
      all.add(
          threads.submit(
              () -> {
                ready.countDown();
                ready.await();
                List<Outcome> outcomes = new ArrayList<>();
                for (int call = first; call < first + CALLS_PER_THREAD; call++) {
                  outcomes.add(outcome(tune, call));
                }
                return outcomes;
              }));
    }
    for (Future<List<Outcome>> outcomes : all) {
      outcomes.get(10, TimeUnit.MINUTES).forEach(SoakTest::assertOwn);
    }
    threads.shutdown();
    assertThat(requests)
        .hasSize(THREADS * CALLS_PER_THREAD)
        .allSatisfy((call, times) -> assertThat(times).isEqualTo(isRetried(call) ? 2 : 1));
    nothingStaysOpen();
    eventually("no thread of the client runs", () -> threadsOfTheClient().isEmpty());
  }

  private static Outcome outcome(TuneStudioClient tune, int call) {
    Odd odd = odd(call);
    Mode mode = odd == null ? Mode.values()[call / 10 % Mode.values().length] : odd.mode();
    String prompt = "call " + call;
    TextCompletionRequest request = TextCompletionRequest.builder().prompt(prompt).build();
    TextCompletions completions =
        odd == null || odd.answer() != OddAnswer.ONE_CHOICE_OF_TWO
            ? tune.textCompletions()
            : tune.textCompletions().with(o -> o.bodyMember("prompt", List.of(prompt, "other")));
    String[] text = new String[1];
    Throwable failure = catchThrowable(() -> text[0] = mode.call(completions, request).text());
    return new Outcome(call, mode, text[0], failure);
  }

  private static void assertOwn(Outcome outcome) {
    Odd odd = odd(outcome.call());
    String own = textOf(outcome.call());
    if (odd == null || odd.answer().end(odd.mode()) == OddAnswer.Ends.OWN_TEXT) {
      assertThat(outcome.failure()).as("%s %s", odd, outcome).isNull();
      assertThat(outcome.text().replace("\uFFFD", "")).as("%s", odd).isEqualTo(own);
      return;
    }
    assertThat(outcome.failure())
        .as("%s %s", odd, outcome)
        .isExactlyInstanceOf(odd.answer().end(odd.mode()));
    TuneStudioException failure = (TuneStudioException) outcome.failure();
    assertThat(failure.requestId()).as("%s", odd).isEqualTo(own);
    if (failure instanceof IncompleteStreamException incomplete) {
      assertThat(incomplete.partialText()).as("%s", odd).startsWith(own);
    }
  }

  private static List<String> threadsOfTheClient() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("tune-studio-\\d+"))
        .toList();
  }
}
