package app.tune.studio.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.ErrorDetail;
import app.tune.studio.model.ErrorResponse;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.TextCompletionRequest;
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
                + "'logit_bias':{'7':-100.0},'echo':true,'stream':false,'seed':7,'x':{'y':[null]}}"),
        Arguments.of(TextCompletion.class, "{}"),
        Arguments.of(
            TextCompletion.class,
            "{'id':'1','object':'text_completion','created':4102444800,'model':'m',"
                + "'choices':[{'index':0,'text':'t','finish_reason':'stop','logprobs':null}],"
                + "'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3,'cached':0},"
                + "'system_fingerprint':null,'timings':{'predicted_ms':[1.5,null,{'a':'b'}]}}"),
        Arguments.of(TextCompletionChunk.class, "{'choices':[null,{'text':''}]}"),
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
        TextCompletionRequest.builder().prompt("p").temperature(1).topP(0.5f).stop("a").build();

    assertThat(JSON.writeValueAsString(request))
        .isEqualTo("{\"prompt\":\"p\",\"temperature\":1.0,\"top_p\":0.5,\"stop\":[\"a\"]}");
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
}
