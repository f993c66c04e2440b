package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.Usage;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static TuneStudioServer server;

  @BeforeAll
  static void start() {
    server = TuneStudioServer.builder().seed(42).models("a/first", "a/second").start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void post_promptOnly_answersWithEveryField() throws Exception {
    HttpResponse<String> response =
        Wire.post(server, "{\"prompt\":\"Once upon a time\",\"max_tokens\":8}");
    TextCompletion answer = JSON.readValue(response.body(), TextCompletion.class);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(answer.id()).isNotBlank();
    assertThat(answer.object()).isEqualTo("text_completion");
    assertThat(answer.created()).isPositive();
    assertThat(answer.model()).isEqualTo("a/first");
    assertThat(answer.usage())
        .isEqualTo(Usage.builder().promptTokens(4L).completionTokens(8L).totalTokens(12L).build());
    CompletionChoice choice = answer.choices().get(0);
    assertThat(choice.index()).isZero();
    assertThat(choice.text()).isNotBlank();
    assertThat(choice.finishReason()).isEqualTo("length");
  }

  @Test
  void post_n_drawsDifferentSamples() throws Exception {
    TextCompletion answer = complete("{\"prompt\":\"The\",\"n\":5,\"max_tokens\":20}");
    Set<String> texts = new HashSet<>();
    answer.choices().forEach(choice -> texts.add(choice.text()));

    assertThat(answer.choices()).extracting(CompletionChoice::index).containsExactly(0, 1, 2, 3, 4);
    assertThat(texts).hasSizeGreaterThan(3);
  }

  @Test
  void post_echo_beginsWithThePrompt() throws Exception {
    TextCompletion answer =
        complete(
            "{\"prompt\":\"Dear  \u00fc\u00f1\u00ef,\\n\",\"echo\":true,\"max_tokens\":5,\"n\":2}");

    assertThat(answer.choices())
        .allSatisfy(
            choice ->
                assertThat(choice.text())
                    .startsWith("Dear  \u00fc\u00f1\u00ef,\n")
                    .hasSizeGreaterThan(13));
    assertThat(answer.usage().completionTokens()).isEqualTo(10);
  }

  @Test
  void post_stop_endsBeforeIt() throws Exception {
    TextCompletion answer =
        complete("{\"prompt\":\"Once upon a time there was a\",\"stop\":[\".\",\",\"],\"n\":20}");

    assertThat(answer.choices())
        .allSatisfy(choice -> assertThat(choice.text()).doesNotContain(".", ","))
        .extracting(CompletionChoice::finishReason)
        .containsOnly("stop");
  }

  @Test
  void post_logitBias_forcesAToken() throws Exception {
    assertThat(textOf("{\"prompt\":\"The\",\"logit_bias\":{\"dragon\":100},\"max_tokens\":2}"))
        .isEqualTo(" dragon dragon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-100"})
  void post_negativeMaxTokens_isNoLimit(String maxTokens) throws Exception {
    TextCompletion answer =
        complete("{\"prompt\":\"The end\",\"n\":10,\"max_tokens\":" + maxTokens + "}");

    assertThat(answer.choices()).extracting(CompletionChoice::finishReason).containsOnly("stop");
  }

  @Test
  void post_maxTokensZero_generatesNothing() throws Exception {
    TextCompletion answer = complete("{\"prompt\":\"The end\",\"max_tokens\":0}");

    assertThat(answer.choices().get(0).text()).isEmpty();
    assertThat(answer.choices().get(0).finishReason()).isEqualTo("length");
    assertThat(answer.usage().completionTokens()).isZero();
  }

  @Test
  void post_contextIsFull_endsWithLength() throws Exception {
    try (TuneStudioServer small = TuneStudioServer.builder().contextLength(6).start()) {
      String body = "{\"prompt\":\"Once upon a time\",\"logit_bias\":{\"0\":-100}}";
      TextCompletion answer = JSON.readValue(Wire.post(small, body).body(), TextCompletion.class);

      assertThat(answer.usage().totalTokens()).isEqualTo(6);
      assertThat(answer.choices().get(0).finishReason()).isEqualTo("length");
    }
  }

  @Test
  void post_sameSeed_repeatsTheAnswer() throws Exception {
    String body = "{\"prompt\":\"The king\",\"max_tokens\":30}";
    try (TuneStudioServer same = TuneStudioServer.builder().seed(42).start();
        TuneStudioServer other = TuneStudioServer.builder().seed(43).start()) {
      String first = textOf(body);

      assertThat(textOf(body)).isEqualTo(first);
      assertThat(textOf(same, body)).isEqualTo(first);
      assertThat(textOf(other, body)).isNotEqualTo(first);
    }
  }

  @Test
  void post_withoutASeed_variesTheAnswer() throws Exception {
    try (TuneStudioServer free = TuneStudioServer.start()) {
      Set<String> texts = new HashSet<>();
      for (int i = 0; i < 10; i++) {
        texts.add(textOf(free, "{\"prompt\":\"The king\",\"max_tokens\":30}"));
      }

      assertThat(texts).hasSizeGreaterThan(7);
    }
  }

  @Test
  void post_temperatureZero_isRepeatableWithoutASeed() throws Exception {
    String body = "{\"prompt\":\"The king\",\"temperature\":0,\"max_tokens\":12,\"n\":3}";
    try (TuneStudioServer free = TuneStudioServer.start()) {
      List<CompletionChoice> choices =
          JSON.readValue(Wire.post(free, body).body(), TextCompletion.class).choices();

      assertThat(choices).extracting(CompletionChoice::text).containsOnly(textOf(body));
    }
  }

  @Test
  void post_knownModel_namesIt() throws Exception {
    assertThat(complete("{\"prompt\":\"The\",\"model\":\"a/second\",\"max_tokens\":1}").model())
        .isEqualTo("a/second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt\":\"\",\"max_tokens\":3}",
        "{\"prompt\":\"x\",\"max_tokens\":1,\"unknown\":{\"a\":[null,1]},\"other\":null}",
        "{\"prompt\":\"x\",\"max_tokens\":1,\"temperature\":1,\"top_p\":1,\"stop\":[],\"logit_bias\":{}}",
        "{\"prompt\":\"x\",\"max_tokens\":1,\"temperature\":-1e308,\"presence_penalty\":1e308}",
        "{\"prompt\":\"x\",\"max_tokens\":1,\"stop\":[\"\"],\"logit_bias\":{\"nothing\":-1.5}}",
      })
  void post_unusualButValid_isAnswered(String body) throws Exception {
    assertThat(Wire.post(server, body).statusCode()).isEqualTo(200);
  }

  @Test
  void requests_afterRequests_tellThemAsReceived() throws Exception {
    try (TuneStudioServer fresh = TuneStudioServer.start()) {
      String body = "{\"prompt\":\"\u00fc\",\"max_tokens\":1}";
      Wire.post(fresh, body);

      assertThat(fresh.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/text/completions");
                assertThat(request.header("authorization")).isEqualTo(fresh.apiKey());
                assertThat(request.bodyText()).isEqualTo(body);
              });
    }
  }

  private static TextCompletion complete(String body) throws Exception {
    return JSON.readValue(Wire.post(server, body).body(), TextCompletion.class);
  }

  private static String textOf(String body) throws Exception {
    return textOf(server, body);
  }

  private static String textOf(TuneStudioServer server, String body) throws Exception {
    return JSON.readValue(Wire.post(server, body).body(), TextCompletion.class)
        .choices()
        .get(0)
        .text();
  }
}
