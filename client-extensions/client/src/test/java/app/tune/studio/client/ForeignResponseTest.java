package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.EventStreamAnswer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Success statuses over JSON that is no completion: what another endpoint or server sends. */
class ForeignResponseTest extends WireTest {

  private static Stream<Arguments> foreign() {
    return Inputs.inAllModes(
        "{\"content\":\"Athens\",\"stop\":true}",
        "{\"status\":\"ok\"}",
        "{\"response\":\"Athens\",\"done\":true}",
        "{\"results\":[{\"text\":\"Athens\"}]}",
        "{\"choices\":null,\"text\":\"Athens\"}",
        "{}");
  }

  private static Stream<Arguments> otherTexts() {
    return Inputs.inAllModes(
        "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Athens\"},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"index\":0,\"content\":\"Athens\",\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"Athens\"},\"text\":null}]}");
  }

  private static Stream<Arguments> failures() {
    return Inputs.inAllModes(
        "{\"success\":false,\"message\":\"no\"}",
        "{\"detail\":\"no\"}",
        "{\"error\":\"no\"}",
        "{\"status\":\"error\",\"message\":\"no\"}",
        "{\"code\":1,\"message\":\"no\",\"choices\":null}");
  }

  private static Stream<Arguments> foreignEvents() {
    return Inputs.inStreamModes(
        "{\"content\":\"Athens\",\"stop\":false}",
        "{\"response\":\"Athens\",\"done\":false}",
        "{\"token\":{\"text\":\"Athens\"},\"generated_text\":null}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Athens\"},\"finish_reason\":\"stop\"}]}");
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void success_noChoices_isAProtocolErrorThatKeepsTheBody(Mode mode, String json) {
    server.enqueue(Answer.json(json));
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure)
        .isExactlyInstanceOf(ProtocolException.class)
        .hasMessageContaining("base URL or path");
    assertThat(failure.bodyText()).isEqualTo(json);
    assertThat(failure.status()).isEqualTo(200);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("otherTexts")
  void success_choicesWithoutText_isAProtocolErrorThatKeepsTheBody(Mode mode, String json) {
    server.enqueue(Answer.json(json));
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure)
        .isExactlyInstanceOf(ProtocolException.class)
        .hasMessageContaining("base URL or path");
    assertThat(failure.bodyText()).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void success_objectSaysItFailed_isTheApiErrorItSays(Mode mode, String json) {
    server.enqueue(Answer.json(json));
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure).isInstanceOf(ApiException.class);
    assertThat(((ApiException) failure).errorMessage()).isEqualTo("no");
    assertThat(failure.bodyText()).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("foreignEvents")
  void stream_noEventHasText_isNoSuccessHoweverItEnds(Mode mode, String event) {
    EventStreamAnswer events = Answer.eventStream().data(event).data(event);
    server.enqueue(events.data("[DONE]"));
    assertThat(failureOf(mode, open())).hasMessageContaining("base URL or path");
    server.enqueue(events);
    TuneStudioClient lenient = open(builder().endRule(EndRule.CLEAN_END));
    assertThat(failureOf(mode, lenient)).hasMessageContaining("base URL or path");
  }
}
