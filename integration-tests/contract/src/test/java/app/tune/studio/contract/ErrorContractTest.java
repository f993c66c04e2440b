package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error that the YAML describes, also those that no server gives when asked. */
class ErrorContractTest {

  private final ScriptedServer server = ScriptedServer.start();
  private RequestSpecification request;

  @BeforeEach
  void describe() {
    String path = TextCompletionsApi.CREATE_TEXT_COMPLETION_PATH;
    request =
        RestAssured.given()
            .baseUri(server.baseUrl())
            .basePath(path)
            .contentType(Contract.JSON)
            .filter(new OpenApiValidationFilter(Contract.validator(path)))
            .body("{\"prompt\":\"Once\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> examples() {
    return Contract.operation().getResponses().entrySet().stream()
        .filter(response -> !response.getKey().startsWith("2"))
        .flatMap(
            response ->
                Contract.examples(response.getValue()).entrySet().stream()
                    .map(
                        example ->
                            Arguments.of(
                                status(response.getKey()),
                                example.getKey(),
                                Contract.json(example.getValue()))));
  }

  private static int status(String key) {
    return key.endsWith("XX") ? Integer.parseInt(key.substring(0, 1)) * 100 + 3 : 307;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void post_eachErrorExample_keepsContract(int status, String name, String body) {
    assertThat(answered(status, body).statusCode()).as(name).isEqualTo(status);
  }

  @Test
  void examples_ofTheContract_areThere() {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | {\"error\":{\"code\":\"insufficient_quota\",\"param\":null}}",
        "500 | {\"error\":\"a text\"}",
        "422 | {\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field required\"}]}",
        "402 | {\"message\":\"no money\",\"other\":1}"
      })
  void post_errorOfAnyKnownShape_keepsContract(int status, String body) {
    assertThat(answered(status, body).statusCode()).isEqualTo(status);
  }

  @Test
  void post_errorWithWrongType_isFound() {
    assertThatThrownBy(() -> answered(500, "{\"message\":{\"not\":\"a text\"}}"))
        .isInstanceOf(OpenApiValidationFilter.OpenApiValidationException.class)
        .hasMessageContaining("message");
  }

  @Test
  void post_answerWithWrongType_isFound() {
    assertThatThrownBy(() -> answered(200, "{\"choices\":[{\"text\":5}]}"))
        .isInstanceOf(OpenApiValidationFilter.OpenApiValidationException.class)
        .hasMessageContaining("text");
  }

  private Response answered(int status, String body) {
    server.enqueue(Answer.json(status, body));
    return request.redirects().follow(false).post();
  }
}
