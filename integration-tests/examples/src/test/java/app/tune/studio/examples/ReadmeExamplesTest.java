package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.testkit.TuneStudioServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the project's README shows. */
class ReadmeExamplesTest {

  private TuneStudioServer local;
  private TuneStudioClient tune;

  @BeforeEach
  void start() {
    local = TuneStudioServer.builder().models("user/model").seed(42).start();
    tune = TuneStudioClient.builder().baseUrl(local.baseUrl()).apiKey(local.apiKey()).build();
  }

  @AfterEach
  void stop() {
    tune.close();
    local.close();
  }

  @Test
  void ownServer_noKey_isBuilt() {
    // tag::own-server[]
    TuneStudioClient tune =
        TuneStudioClient.builder().openAiCompatible("http://localhost:8080/v1").build();
    // end::own-server[]
    assertThatCode(tune::close).doesNotThrowAnyException();
  }

  @Test
  void options_unknownMember_isSent() {
    // tag::options[]
    TextCompletion completion =
        tune.textCompletions()
            .with(o -> o.totalTimeout(Duration.ofSeconds(20)).header("X-Trace", "17"))
            .create(r -> r.prompt("Once").put("seed", 7));
    Object timings = completion.additionalProperties().get("timings");
    // end::options[]
    assertThat(timings).isNull();
    assertThat(local.requests().get(0).header("X-Trace")).isEqualTo("17");
  }

  @Test
  void stream_texts_areThoseOfTheCompletion() {
    // tag::stream[]
    try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"))) {
      stream.texts().forEach(System.out::print); // or: for (TextCompletionChunk chunk : stream)
      TextCompletion whole = stream.completion(); // accumulated, per choice
      // end::stream[]
      assertThat(whole.text()).isNotEmpty();
      // tag::stream[]
    }
    // end::stream[]
  }

  @Test
  void errors_noFailure_prints() {
    // tag::errors[]
    try (CompletionStream stream = tune.textCompletions().stream(r -> r.prompt("Once"))) {
      stream.texts().forEach(System.out::print);
    } catch (IncompleteStreamException cut) { // the stream ended early; the text so far is here
      System.err.println("only got: " + cut.partialText());
    } catch (RateLimitException slowDown) { // still, after the retries
      System.err.println("wait " + slowDown.retryAfter());
    } catch (ApiException refused) { // any other error of the server
      System.err.println(refused.status() + " " + refused.errorMessage());
    } catch (ConnectionException lost) { // no connection, or lost before the end of the response
      System.err.println(lost.stage());
    }
    // end::errors[]
    assertThat(local.requests()).hasSize(1);
  }

  @Test
  void testkit_call_isRecorded() {
    // tag::testkit[]
    try (TuneStudioServer server = TuneStudioServer.builder().seed(42).start();
        TuneStudioClient tune =
            TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build()) {
      String text = tune.textCompletions().create(r -> r.prompt("Once").maxTokens(16)).text();
      assertThat(text).isNotEmpty();
      assertThat(server.requests()).hasSize(1);
    }
    // end::testkit[]
  }

  @Test
  void firstCall_environmentNamesAServer_printsACompletion() throws Exception {
    Process process =
        OwnJvm.start(
            FirstCall.class,
            Map.of("TUNE_BASE_URL", local.baseUrl(), "TUNE_API_KEY", local.apiKey()));
    String printed = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).describedAs(printed).isZero();
    assertThat(printed).contains("completionTokens=");
  }
}
