package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.EventStreamAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How many choices a clean end needs where the request asks for more than one. */
class SeveralPromptsTest extends WireTest {

  private static final List<List<Integer>> TOKENS = List.of(List.of(1, 2), List.of(3));

  private record Asked(String name, Object prompt, Integer n, int choices) {}

  private static final List<Asked> REQUESTS =
      List.of(
          new Asked("two prompts", List.of("a", "b"), null, 2),
          new Asked("three prompts", List.of("a", "b", "c"), null, 3),
          new Asked("two prompts, n 2", List.of("a", "b"), 2, 4),
          new Asked("two lists of tokens", TOKENS, null, 2),
          new Asked("one list of tokens", List.of(1, 2, 3), null, 1),
          new Asked("one prompt in a list", List.of("a"), null, 1),
          new Asked("n 3", "a", 3, 3));

  private static Stream<Arguments> requests() {
    List<Arguments> all = new ArrayList<>();
    for (Asked asked : REQUESTS) {
      Stream.of(Mode.STREAM, Mode.STREAM_ASYNC, Mode.PUBLISH)
          .forEach(mode -> all.add(Arguments.of(mode, asked)));
    }
    return all.stream();
  }

  private TextCompletions completions(Asked asked) {
    TuneStudioClient tune = open(builder().retryPolicy(RetryPolicy.none()));
    return tune.textCompletions().with(o -> o.bodyMember("prompt", asked.prompt()));
  }

  private static TextCompletionRequest request(Asked asked) {
    return TextCompletionRequest.builder().prompt("replaced").n(asked.n()).build();
  }

  private static EventStreamAnswer finished(int choices) {
    EventStreamAnswer answer = Answer.eventStream();
    for (int i = 0; i < choices; i++) {
      answer = answer.data(SocketTest.chunk(i, "text " + i, "stop"));
    }
    return answer;
  }

  @ParameterizedTest
  @MethodSource("requests")
  void cleanEnd_oneChoiceIsMissing_isIncomplete(Mode mode, Asked asked) {
    if (asked.choices() == 1) {
      return; // a stream without any choice is another matter
    }
    server.enqueue(finished(asked.choices() - 1));
    Throwable thrown = catchThrowable(() -> mode.call(completions(asked), request(asked)));
    assertThat(thrown).isInstanceOf(IncompleteStreamException.class);
    assertThat(((IncompleteStreamException) thrown).finishReasons()).hasSize(asked.choices() - 1);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void cleanEnd_allChoicesAreFinished_isComplete(Mode mode, Asked asked) {
    server.enqueue(finished(asked.choices()));
    assertThat(mode.call(completions(asked), request(asked)).choices()).hasSize(asked.choices());
  }
}
