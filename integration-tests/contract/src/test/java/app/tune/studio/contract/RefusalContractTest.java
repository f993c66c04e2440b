package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import app.tune.studio.api.TextCompletionsApi;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused: the status, and a body that keeps the contract of errors. */
class RefusalContractTest {

  private static final String OWN_LIMITS = "servers give some values a meaning of their own";

  private final Service service = Service.shared();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void post_wrongKey_is401(boolean stream) {
    String wrong = service.key() + "-not";
    service
        .anonymous()
        .header(TextCompletionsApi.AUTHORIZATION, wrong)
        .body(body("stream", stream))
        .post()
        .then()
        .statusCode(401)
        .body(not(containsString(wrong)));
  }

  @Test
  void post_noKey_is401() {
    service.key();
    service.anonymous().body(body("n", 1)).post().then().statusCode(401);
  }

  @Test
  void post_otherOrganization_is403() {
    service.onlyTestkit("its organizations are not known");
    Response response =
        service.bad().header(TextCompletionsApi.X_ORG_ID, "another").body(body("n", 1)).post();
    response.then().statusCode(403).body("error.type", equalTo("permission_error"));
  }

  @Test
  void post_unknownModel_is404() {
    service.onlyTestkit("servers of one model take any name");
    service.bad().body(body("model", "nobody/nothing")).post().then().statusCode(404);
  }

  @Test
  void post_otherPath_is404() {
    // with the key: servers may ask for it before they look at the path
    service.withKeyTo(service.path() + "/nothing").body(body("n", 1)).post().then().statusCode(404);
  }

  @Test
  void get_rightPath_is405() {
    service.onlyTestkit("other verbs are not in the contract");
    service.to(service.path()).get().then().statusCode(405).header("Allow", "POST");
  }

  @Test
  void post_otherContentType_is415() {
    service.onlyTestkit("servers may read JSON of any content type");
    service.bad().contentType("text/plain").body("{}").post().then().statusCode(415);
  }

  @Test
  void post_hugeBody_is413() {
    service.onlyTestkit("its bounds are not known");
    String huge = "a".repeat(1 << 20);
    service.bad().body(body("prompt", huge)).post().then().statusCode(413);
  }

  @Test
  void post_promptLongerThanContext_is400() {
    service.onlyTestkit("its context is not known");
    String longPrompt = "word ".repeat(5_000);
    refused(body("prompt", longPrompt)).then().body("error.message", containsString("tokens"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"text\"", "null", "{}{}", "{\"prompt\":NaN}", ""})
  void post_bodyThatIsNoJsonObject_is400(String body) {
    service.onlyTestkit("other servers answer 500, or with a text");
    service.bad().body(body).post().then().statusCode(400);
  }

  @Test
  void post_noPrompt_is400() {
    service.onlyTestkit("the reference requires no field");
    refused(Map.of("n", 1)).then().body("error.message", containsString("prompt"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prompt            | 5",
        "prompt            | null",
        "model             | 1",
        "max_tokens        | \"8\"",
        "max_tokens        | 1.5",
        "max_tokens        | 99999999999",
        "temperature       | \"hot\"",
        "temperature       | true",
        "top_p             | 0",
        "top_p             | 1.5",
        "top_p             | -0.1",
        "n                 | 0",
        "n                 | -1",
        "n                 | 2.5",
        "stop              | \".\"",
        "stop              | [1]",
        "stop              | [null]",
        "presence_penalty  | \"1\"",
        "frequency_penalty | []",
        "logit_bias        | []",
        "logit_bias        | {\"5\":\"much\"}",
        "logit_bias        | {\"5\":null}",
        "echo              | \"true\"",
        "echo              | 1",
        "stream            | \"yes\""
      })
  void post_valueThatBreaksTheContract_is400AndNamesTheField(String field, String value) {
    service.onlyTestkit(OWN_LIMITS);
    String body = "{\"prompt\":\"Once\",\"max_tokens\":1,\"" + field + "\":" + value + "}";
    if (field.equals("prompt") || field.equals("max_tokens")) {
      body = "{\"prompt\":\"Once\",\"" + field + "\":" + value + "}";
      body = field.equals("prompt") ? "{\"prompt\":" + value + "}" : body;
    }
    Response response = service.bad().body(body).post();
    response.then().statusCode(400);
    assertThat(response.asString()).contains(field);
  }

  private Response refused(Map<String, ?> body) {
    Response response = service.bad().body(body).post();
    response.then().statusCode(400);
    return response;
  }

  private Map<String, Object> body(String field, Object value) {
    return new FieldCases.Case(field, value).body(service.model());
  }
}
