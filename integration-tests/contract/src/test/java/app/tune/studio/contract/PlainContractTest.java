package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import app.tune.studio.api.TextCompletionsApi;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain requests and answers, both validated against the YAML. */
class PlainContractTest {

  private final Service service = Service.shared();

  static Stream<FieldCases.Case> fields() {
    return FieldCases.all();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void create_eachField_answerKeepsContract(FieldCases.Case field) {
    JsonNode answer = answer(field.body(service.model()));
    assertThat(answer.path("choices")).isNotEmpty();
  }

  @Test
  void cases_ofTheSuite_coverEveryFieldOfTheContract() {
    Stream<String> covered = FieldCases.all().map(FieldCases.Case::field);
    assertThat(Stream.concat(covered, Stream.of("model", "stream")).distinct())
        .containsExactlyInAnyOrderElementsOf(Contract.requestFields().keySet());
  }

  @Test
  void create_streamFalse_isPlain() {
    JsonNode answer = answer(with("stream", false));
    assertThat(answer.at("/choices/0/text").isTextual()).isTrue();
  }

  @Test
  void create_unknownMember_isTaken() {
    assertThat(answer(with("seed", 7)).path("choices")).hasSize(1);
  }

  @Test
  void create_emptyPrompt_isTaken() {
    service.onlyTestkit("servers may refuse an empty prompt");
    assertThat(answer(with("prompt", "")).path("choices")).hasSize(1);
  }

  @Test
  void create_plain_hasEveryFieldOfTheAnswer() {
    service.onlyTestkit("no field of an answer is required");
    JsonNode answer = answer(FieldCases.body(service.model()));
    assertThat(answer.fieldNames())
        .toIterable()
        .contains("id", "object", "created", "model", "choices", "usage");
    assertThat(answer.path("usage").path("total_tokens").asInt())
        .isEqualTo(
            answer.at("/usage/prompt_tokens").asInt()
                + answer.at("/usage/completion_tokens").asInt());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void create_n_givesSoManyChoicesWithTheirIndexes(int n) {
    JsonNode answer = answer(with("n", n));
    assertThat(answer.path("choices").findValues("index").stream().map(JsonNode::asInt))
        .containsExactlyInAnyOrderElementsOf(Stream.iterate(0, i -> i + 1).limit(n).toList());
  }

  @Test
  void create_echo_beginsWithPrompt() {
    service.onlyTestkit("some servers do not know echo");
    Map<String, Object> body = with("echo", true);
    assertThat(answer(body).at("/choices/0/text").asText())
        .startsWith(String.valueOf(body.get("prompt")));
  }

  @Test
  void create_stop_isNotInTheOutput() {
    Map<String, Object> body = with("stop", List.of("the", ","));
    body.put("max_tokens", 30);
    assertThat(answer(body).at("/choices/0/text").asText()).doesNotContain("the", ",");
  }

  @Test
  void create_organization_isTaken() {
    service.onlyTestkit("its organizations are not known");
    service
        .good()
        .header(TextCompletionsApi.X_ORG_ID, Service.ORGANIZATION)
        .body(FieldCases.body(service.model()))
        .post()
        .then()
        .statusCode(200);
  }

  @Test
  void create_keyAfterScheme_isTaken() {
    service.onlyTestkit("its scheme is set by -Dtune.auth-scheme");
    service
        .anonymous()
        .header(TextCompletionsApi.AUTHORIZATION, TextCompletionsApi.BEARER + " " + service.key())
        .body(FieldCases.body(service.model()))
        .post()
        .then()
        .statusCode(200);
  }

  private Map<String, Object> with(String field, Object value) {
    return new FieldCases.Case(field, value).body(service.model());
  }

  private JsonNode answer(Map<String, Object> body) {
    Response response = service.good().body(body).post();
    response.then().statusCode(200).contentType(startsWith(Contract.JSON));
    return Events.json(new String(response.asByteArray(), StandardCharsets.UTF_8));
  }
}
