package app.tune.studio.contract;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.TuneStudioServer;
import app.tune.studio.testkit.script.RecordedRequest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random requests out of the YAML's constraints: what it allows, client and server take; what it
 * does not, both refuse. {@code -Dtune.seed=…} repeats the run whose seed a failure names.
 */
class AgreementTest {

  private static final int ROUNDS = 40;

  private static TuneStudioServer server;
  private static TuneStudioClient tune;

  @BeforeAll
  static void start() {
    server = TuneStudioServer.start();
    tune = TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build();
  }

  @AfterAll
  static void stop() {
    tune.close();
    server.close();
  }

  /** Each case has a seed of its own, which stands in the name of its test. */
  static LongStream seeds() {
    Long fixed = Long.getLong("tune.seed");
    return fixed == null ? new Random().longs(ROUNDS) : LongStream.of(fixed);
  }

  @ParameterizedTest(name = "-Dtune.seed={0}")
  @MethodSource("seeds")
  void goodRequest_ofTheContract_isTakenByClientAndServer(long seed) {
    Map<String, Object> body = new RandomRequests(seed, server.models().get(0)).good();
    String shown = "-Dtune.seed=" + seed + " " + body;
    assertThat(Contract.breaksOfBody(body)).as(shown).isEmpty();
    assertThat(post(body).statusCode()).as(shown).isEqualTo(200);

    TextCompletion answer = tune.textCompletions().create(RequestFields.request(body));
    assertThat(answer.choices()).as(shown).hasSize((int) body.getOrDefault("n", 1));
    assertThat(Contract.breaksOf(lastRequest())).as(shown).isEmpty();
    assertThat(lastRequest()).hasJson(Contract.json(body));

    try (CompletionStream stream = tune.textCompletions().stream(RequestFields.request(body))) {
      assertThat(stream.completion().choices()).as(shown).hasSameSizeAs(answer.choices());
    }
    assertThat(Contract.breaksOf(lastRequest())).as(shown).isEmpty();
  }

  @ParameterizedTest(name = "-Dtune.seed={0}")
  @MethodSource("seeds")
  void badRequest_ofTheContract_isRefusedByClientAndServer(long seed) {
    RandomRequests.Bad bad = new RandomRequests(seed, server.models().get(0)).bad();
    String shown = "-Dtune.seed=" + seed + " " + bad;
    assertThat(Contract.breaksOfBody(bad.body())).as(shown).isNotEmpty();
    Response refused = post(bad.body());
    assertThat(refused.statusCode()).as(shown).isEqualTo(400);
    assertThat(refused.asString()).as(shown).contains(bad.field());
    assertThatThrownBy(() -> RequestFields.request(bad.body()))
        .as(shown)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bad.field());
  }

  private static RecordedRequest lastRequest() {
    return server.requests().get(server.requests().size() - 1);
  }

  private static Response post(Map<String, Object> body) {
    return RestAssured.given()
        .contentType(Contract.JSON)
        .header(TextCompletionsApi.AUTHORIZATION, server.apiKey())
        .body(body)
        .post(server.url());
  }
}
