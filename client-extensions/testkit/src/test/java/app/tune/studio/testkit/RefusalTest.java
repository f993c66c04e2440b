package app.tune.studio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  private static final String GOOD = "{\"prompt\":\"Once\",\"max_tokens\":1}";

  private static TuneStudioServer server;

  @BeforeAll
  static void start() {
    server =
        TuneStudioServer.builder()
            .organization("org-1")
            .contextLength(10)
            .maxBodyBytes(2_000)
            .start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  /** What is expected in the message stands after the body. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | object",
        "null | object",
        "[] | object",
        "\"text\" | object",
        "{\"prompt\":\"x\" | JSON",
        "{\"prompt\":\"x\",} | JSON",
        "{\"prompt\":\"x\"} {} | JSON",
        "{'prompt':\"x\"} | JSON",
        "{\"prompt\":\"x\",\"temperature\":NaN} | JSON",
        "{\"prompt\":\"x\",\"prompt\":\"y\"} | prompt",
        "{} | prompt",
        "{\"prompt\":null} | prompt",
        "{\"prompt\":1} | prompt",
        "{\"prompt\":[\"x\"]} | prompt",
        "{\"prompt\":\"x\",\"model\":1} | model",
        "{\"prompt\":\"x\",\"model\":null} | model",
        "{\"prompt\":\"x\",\"max_tokens\":\"1\"} | max_tokens",
        "{\"prompt\":\"x\",\"max_tokens\":1.5} | max_tokens",
        "{\"prompt\":\"x\",\"max_tokens\":99999999999} | max_tokens",
        "{\"prompt\":\"x\",\"temperature\":\"1\"} | temperature",
        "{\"prompt\":\"x\",\"temperature\":true} | temperature",
        "{\"prompt\":\"x\",\"temperature\":1e999} | temperature",
        "{\"prompt\":\"x\",\"top_p\":0} | top_p",
        "{\"prompt\":\"x\",\"top_p\":1.5} | top_p",
        "{\"prompt\":\"x\",\"n\":0} | n",
        "{\"prompt\":\"x\",\"n\":1000000} | 128",
        "{\"prompt\":\"x\",\"stop\":\"a\"} | stop",
        "{\"prompt\":\"x\",\"stop\":[1]} | stop",
        "{\"prompt\":\"x\",\"stop\":[null]} | stop",
        "{\"prompt\":\"x\",\"presence_penalty\":[]} | presence_penalty",
        "{\"prompt\":\"x\",\"frequency_penalty\":{}} | frequency_penalty",
        "{\"prompt\":\"x\",\"logit_bias\":[]} | logit_bias",
        "{\"prompt\":\"x\",\"logit_bias\":{\"a\":\"1\"}} | logit_bias",
        "{\"prompt\":\"x\",\"logit_bias\":{\"a\":null}} | logit_bias",
        "{\"prompt\":\"x\",\"echo\":\"true\"} | echo",
        "{\"prompt\":\"x\",\"echo\":1} | echo",
        "{\"prompt\":\"x\",\"stream\":0} | stream",
        "{\"prompt\":\"The king and the king and the king and the king\"} | 11 tokens",
      })
  void post_bodyThatBreaksTheContract_is400(String body, String named) throws Exception {
    HttpResponse<String> response = Wire.post(server, body);

    assertError(response, 400, "invalid_request_error");
    assertThat(error(response).get("message").asText()).contains(named);
  }

  @Test
  void post_streamThatBreaksTheContract_isAPlainError() throws Exception {
    assertError(
        Wire.post(server, "{\"prompt\":\"x\",\"stream\":true,\"n\":0}"),
        400,
        "invalid_request_error");
  }

  @Test
  void post_unknownModel_is404() throws Exception {
    assertError(Wire.post(server, "{\"prompt\":\"x\",\"model\":\"a/b\"}"), 404, "not_found_error");
  }

  @Test
  void post_withoutAKey_is401() throws Exception {
    HttpResponse<String> response =
        Wire.send(
            HttpRequest.newBuilder(URI.create(server.url()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(GOOD)));

    assertError(response, 401, "authentication_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-bad-key", "Bearer a-bad-key", "Basic tune-studio-test-key", "Bearer"})
  void post_wrongKey_is401WithoutTheKey(String value) throws Exception {
    HttpResponse<String> response =
        Wire.send(
            Wire.request(server)
                .setHeader("Authorization", value)
                .POST(BodyPublishers.ofString(GOOD)));

    assertError(response, 401, "authentication_error");
    assertThat(response.body()).doesNotContain(value + "\"", server.apiKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "bearer "})
  void post_rightKey_isAcceptedBareAndAsBearer(String scheme) throws Exception {
    HttpResponse<String> response =
        Wire.send(
            Wire.request(server)
                .setHeader("Authorization", scheme + server.apiKey())
                .POST(BodyPublishers.ofString(GOOD)));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"org-1, 200", "org-2, 403"})
  void post_organization_isChecked(String organization, int status) throws Exception {
    HttpResponse<String> response =
        Wire.send(
            Wire.request(server)
                .header("X-Org-Id", organization)
                .POST(BodyPublishers.ofString(GOOD)));

    assertThat(response.statusCode()).isEqualTo(status);
    if (status != 200) {
      assertError(response, status, "permission_error");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/json; charset=iso-8859-1", "application/jsonx"})
  void post_wrongContentType_is415(String type) throws Exception {
    assertError(
        Wire.send(
            Wire.request(server)
                .setHeader("Content-Type", type)
                .POST(BodyPublishers.ofString(GOOD))),
        415,
        "invalid_request_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "APPLICATION/JSON;charset=\"UTF-8\""})
  void post_jsonWithCharset_isAccepted(String type) throws Exception {
    assertThat(
            Wire.send(
                    Wire.request(server)
                        .setHeader("Content-Type", type)
                        .POST(BodyPublishers.ofString(GOOD)))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void post_contentEncoding_is415() throws Exception {
    assertError(
        Wire.send(
            Wire.request(server)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(GOOD))),
        415,
        "invalid_request_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void otherVerbs_are405WithAllow(String verb) throws Exception {
    HttpResponse<String> response =
        Wire.send(Wire.request(server).method(verb, BodyPublishers.noBody()));

    assertError(response, 405, "invalid_request_error");
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void head_is405WithoutABody() throws Exception {
    HttpResponse<String> response =
        Wire.send(Wire.request(server).method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void post_otherPath_is404() throws Exception {
    assertError(
        Wire.send(
            Wire.request(server)
                .uri(URI.create(server.baseUrl() + "/v1/completions"))
                .POST(BodyPublishers.ofString(GOOD))),
        404,
        "not_found_error");
  }

  @Test
  void post_tooLargeABody_is413AndTheAnswerArrives() throws Exception {
    String body = "{\"prompt\":\"" + "x".repeat(500_000) + "\"}";

    assertError(Wire.post(server, body), 413, "invalid_request_error");
  }

  @Test
  void post_noKeyRequired_asksForNone() throws Exception {
    try (TuneStudioServer open =
        TuneStudioServer.builder().requireKey(false).path("/v1/completions").start()) {
      HttpResponse<String> response =
          Wire.send(
              HttpRequest.newBuilder(URI.create(open.baseUrl() + "/v1/completions"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(GOOD)));

      assertThat(response.statusCode()).isEqualTo(200);
    }
  }

  private static void assertError(HttpResponse<String> response, int status, String type)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(error(response).get("code").asInt()).isEqualTo(status);
    assertThat(error(response).get("type").asText()).isEqualTo(type);
    assertThat(error(response).get("message").asText()).isNotBlank();
  }

  private static JsonNode error(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body()).get("error");
  }
}
