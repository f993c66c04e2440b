package app.tune.studio.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each request is made of its own call: nothing of one is left over in the next. */
class PreparationTest extends WireTest {

  private static TextCompletionRequest request(String prompt) {
    return TextCompletionRequest.builder().prompt(prompt).build();
  }

  private void enqueue(int answers) {
    for (int i = 0; i < answers; i++) {
      server.enqueue(Answer.json(GOOD));
    }
  }

  private List<String> sent(String header) {
    List<String> values = new ArrayList<>();
    for (RecordedRequest request : server.requests()) {
      values.add(String.join("|", request.headers(header)));
    }
    return values;
  }

  @Test
  void call_parametersDiffer_eachRequestHasItsOwn() {
    TextCompletionsApi api = open().api(TextCompletionsApi.class);
    List<String> organizations = Arrays.asList("org-a", "org-b", "org-b", null, "org-a");
    enqueue(organizations.size());
    for (String organization : organizations) {
      api.createTextCompletion(organization, request("of " + organization));
    }
    assertThat(sent(TextCompletionsApi.X_ORG_ID))
        .containsExactly("org-a", "org-b", "org-b", "", "org-a");
    assertThat(server.requests())
        .extracting(RecordedRequest::bodyText)
        .containsExactly(
            "{\"prompt\":\"of org-a\"}",
            "{\"prompt\":\"of org-b\"}",
            "{\"prompt\":\"of org-b\"}",
            "{\"prompt\":\"of null\"}",
            "{\"prompt\":\"of org-a\"}");
  }

  @Test
  void call_lengthsDiffer_eachIsToldOnce() {
    TuneStudioClient tune = open();
    enqueue(3);
    for (String prompt : List.of("a", "a longer one", "b")) {
      tune.textCompletions().create(request(prompt));
    }
    assertThat(sent("Content-Length")).containsExactly("14", "25", "14");
  }

  @Test
  void call_interceptorCounts_isAskedEachTime() {
    AtomicInteger calls = new AtomicInteger();
    TuneStudioClient tune =
        open(
            builder()
                .interceptor(template -> template.header("X-Call", "" + calls.incrementAndGet())));
    enqueue(2);
    tune.textCompletions().create(request("a"));
    tune.textCompletions().create(request("b"));
    assertThat(sent("X-Call")).containsExactly("1", "2");
  }

  @Test
  void call_keySupplierChanges_eachRequestHasTheKeyOfItsTime() {
    AtomicInteger asked = new AtomicInteger();
    TuneStudioClient tune = open(builder().apiKey(() -> KEY + asked.incrementAndGet()));
    enqueue(2);
    tune.textCompletions().create(request("a"));
    tune.textCompletions().create(request("b"));
    assertThat(sent(TextCompletionsApi.AUTHORIZATION)).containsExactly(KEY + "1", KEY + "2");
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAM", "STREAM_ASYNC", "PUBLISH"})
  void stream_interceptorCompressesTheBody_isCompleteAtItsFinishReason(Mode mode) {
    server.enqueue(Answer.eventStream().data(GOOD));
    byte[] compressed = {0x1f, (byte) 0x8b, 8, 0};
    TuneStudioClient tune =
        open(builder().interceptor(template -> template.body(compressed, UTF_8)));
    assertThat(mode.call(tune).text()).isEqualTo("upon a time");
  }
}
