package app.tune.studio.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.ErrorDetail;
import app.tune.studio.model.ErrorResponse;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.Usage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models on the wire, with the mapper that everybody has. */
class ModelsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> json() {
    return Stream.of(
        Arguments.of(TextCompletionRequest.class, "{'prompt':''}"),
        Arguments.of(
            TextCompletionRequest.class,
            "{'prompt':'p','model':'u/m','max_tokens':5,'temperature':0.5,'top_p':1.0,'n':2,"
                + "'stop':['a'],'presence_penalty':0.1,'frequency_penalty':-0.1,"
                + "'logit_bias':{'7':-100,'8':0.5},'echo':true,'stream':false,'x_1':7,'x_2':{'y':[null]}}"),
        Arguments.of(TextCompletion.class, "{}"),
        Arguments.of(
            TextCompletion.class,
            "{'id':'1','object':'text_completion','created':4102444800,'model':'m',"
                + "'choices':[{'index':0,'text':'t','finish_reason':'stop','x_4':null}],"
                + "'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3,'x_3':0},"
                + "'x_1':null,'x_2':{'predicted_ms':[1.5,null,{'a':'b'}]}}"),
        Arguments.of(TextCompletionChunk.class, "{'choices':[{'text':''}]}"),
        Arguments.of(ErrorResponse.class, "{'error':{'code':401,'message':'m'}}"),
        Arguments.of(ErrorResponse.class, "{'error':'text','message':'m','detail':[{'loc':1}]}"),
        Arguments.of(ErrorDetail.class, "{'message':'m','type':'t','param':'n','code':'c'}"));
  }

  @ParameterizedTest
  @MethodSource("json")
  void json_readAndWritten_staysTheSame(Class<?> type, String quoted) throws Exception {
    String json = quoted.replace('\'', '"');

    assertThat(JSON.writeValueAsString(JSON.readValue(json, type))).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("json")
  void toBuilder_ofAnything_buildsAnEqual(Class<?> type, String quoted) throws Exception {
    Object read = JSON.readValue(quoted.replace('\'', '"'), type);
    Object builder = type.getMethod("toBuilder").invoke(read);

    assertThat(builder.getClass().getMethod("build").invoke(builder))
        .isEqualTo(read)
        .hasSameHashCodeAs(read)
        .hasToString(read.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"choices\":null,\"usage\":null,\"created\":null}"})
  void answer_withNullsForMembers_isRead(String json) throws JsonProcessingException {
    TextCompletion answer = JSON.readValue(json, TextCompletion.class);

    assertThat(answer).isEqualTo(TextCompletion.builder().build());
    assertThat(answer.choices()).isNull();
  }

  @Test
  void request_withoutOptionalMembers_sendsThePromptOnly() throws JsonProcessingException {
    TextCompletionRequest request =
        TextCompletionRequest.builder().prompt("p").stop((List<String>) null).build();

    assertThat(JSON.writeValueAsString(request)).isEqualTo("{\"prompt\":\"p\"}");
  }

  @Test
  void request_withSettersForAllKindsOfNumbers_sendsThem() throws JsonProcessingException {
    TextCompletionRequest request =
        TextCompletionRequest.builder()
            .prompt("p")
            .temperature(1)
            .topP(0.7f)
            .stop("a")
            .logitBias(Map.of("50256", -100))
            .put("x_1", 0.1f)
            .build();

    assertThat(JSON.writeValueAsString(request))
        .isEqualTo(
            "{\"prompt\":\"p\",\"temperature\":1.0,\"top_p\":0.7,\"stop\":[\"a\"],"
                + "\"logit_bias\":{\"50256\":-100},\"x_1\":0.1}");
  }

  @Test
  void javaNames_onTheWire_areUnknownMembers() throws JsonProcessingException {
    CompletionChoice choice = JSON.readValue("{\"finishReason\":\"x\"}", CompletionChoice.class);

    assertThat(choice.finishReason()).isNull();
    assertThat(choice.additionalProperties()).containsExactly(Map.entry("finishReason", "x"));
  }

  @Test
  void request_afterItsSourcesChange_staysTheSame() {
    List<String> stop = new ArrayList<>(List.of("a"));
    Map<String, Double> bias = new LinkedHashMap<>(Map.of("7", 1.0));
    TextCompletionRequest request =
        TextCompletionRequest.builder().prompt("p").stop(stop).logitBias(bias).build();
    stop.clear();
    bias.clear();

    assertThat(request.stop()).containsExactly("a");
    assertThat(request.logitBias()).containsOnlyKeys("7");
    assertThatThrownBy(() -> request.stop().add("b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> request.additionalProperties().put("b", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void put_namedMember_setsIt() {
    TextCompletionRequest request =
        TextCompletionRequest.builder()
            .put("prompt", "p")
            .put("n", 2L)
            .put("temperature", 0.7f)
            .put("stop", new String[] {"a"})
            .put("echo", null)
            .additionalProperties(Map.of("max_tokens", 5, "x_1", 7))
            .build();

    assertThat(request)
        .isEqualTo(
            TextCompletionRequest.builder()
                .prompt("p")
                .n(2)
                .temperature(0.7)
                .stop("a")
                .maxTokens(5)
                .put("x_1", 7)
                .build());
    assertThat(request.additionalProperties()).containsOnlyKeys("x_1");
  }

  @Test
  void member_byItsWireName_isReadWhetherNamedOrNot() throws JsonProcessingException {
    TextCompletion answer =
        JSON.readValue("{\"id\":\"1\",\"x_1\":{\"ms\":2}}", TextCompletion.class);

    assertThat(answer.member("id")).isEqualTo("1");
    assertThat(answer.member("x_1")).isEqualTo(Map.of("ms", 2));
    assertThat(answer.member("usage")).isNull();
    assertThat(answer.member("other")).isNull();
  }

  @Test
  void additionalProperties_valueThatDoesNotFit_isKeptRawInAResponse() {
    TextCompletion answer =
        TextCompletion.builder().additionalProperties(Map.of("usage", "", "id", "1")).build();

    assertThat(answer.id()).isEqualTo("1");
    assertThat(answer.usage()).isNull();
    assertThat(answer.member("usage")).isEqualTo("");
    assertThat(answer.toBuilder().build()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void finishReason_valueThatMeansNone_isNull(String value) throws JsonProcessingException {
    String json = "{\"index\":0,\"finish_reason\":\"" + value + "\"}";

    assertThat(JSON.readValue(json, CompletionChoice.class).finishReason()).isNull();
    assertThat(CompletionChoice.builder().finishReason(value).build().finishReason()).isNull();
    assertThat(CompletionChoice.builder().put("finish_reason", value).build().finishReason())
        .isNull();
  }

  @Test
  void choices_withNullElements_areTheOthers() throws JsonProcessingException {
    String json = "{\"choices\":[null,{\"text\":\"a\"},null]}";

    assertThat(JSON.readValue(json, TextCompletionChunk.class).choices())
        .extracting(CompletionChoice::text)
        .containsExactly("a");
  }

  @Test
  void build_twice_givesModelsThatDoNotShareMembers() {
    TextCompletion.TextCompletionBuilder builder = TextCompletion.builder().put("a", 1);
    TextCompletion first = builder.build();
    builder.put("b", 2);

    assertThat(first.additionalProperties()).containsOnlyKeys("a");
    assertThat(builder.clearAdditionalProperties().build().additionalProperties()).isEmpty();
  }

  @Test
  void usage_countsBeyondAnInt_areRead() throws JsonProcessingException {
    assertThat(JSON.readValue("{\"total_tokens\":3000000000}", Usage.class).totalTokens())
        .isEqualTo(3_000_000_000L);
  }
}
