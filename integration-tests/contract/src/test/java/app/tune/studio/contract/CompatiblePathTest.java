package app.tune.studio.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.CompletionStream;
import app.tune.studio.client.TuneStudioClient;
import app.tune.studio.client.TuneStudioClientBuilder;
import app.tune.studio.client.error.NotFoundException;
import app.tune.studio.testkit.TuneStudioServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client against a server that knows one path only, and not the documented one. */
class CompatiblePathTest {

  private static final String PATH = "/v1/completions";

  private static TuneStudioServer server;

  @BeforeAll
  static void start() {
    server = TuneStudioServer.builder().path(PATH).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> clients() {
    String url = server.baseUrl() + "/v1";
    return Stream.of(
        Arguments.of("settings", builder().baseUrl(url).path("/completions"), server.apiKey()),
        Arguments.of(
            "the generated constant",
            builder()
                .baseUrl(url + "/")
                .path(TextCompletionsApi.CREATE_TEXT_COMPLETION_COMPATIBLE_PATH),
            server.apiKey()),
        Arguments.of(
            "the preset",
            builder().openAiCompatible(url),
            TextCompletionsApi.BEARER + " " + server.apiKey()),
        Arguments.of(
            "the environment",
            TuneStudioClient.builder()
                .fromEnv(
                    Map.of(
                        "TUNE_BASE_URL",
                        url,
                        "TUNE_PATH",
                        "/completions",
                        "TUNE_API_KEY",
                        server.apiKey(),
                        "TUNE_AUTH_SCHEME",
                        "Bearer")),
            TextCompletionsApi.BEARER + " " + server.apiKey()));
  }

  private static TuneStudioClientBuilder builder() {
    return TuneStudioClient.builder().apiKey(server.apiKey());
  }

  @ParameterizedTest
  @MethodSource("clients")
  void createAndStream_otherPath_work(
      String name, TuneStudioClientBuilder builder, String authorization) {
    try (TuneStudioClient tune = builder.build()) {
      assertThat(tune.textCompletions().create(r -> r.prompt("Once").maxTokens(2)).choices())
          .hasSize(1);
      try (CompletionStream stream =
          tune.textCompletions().stream(r -> r.prompt("Once").maxTokens(2))) {
        assertThat(stream.completion().choices()).hasSize(1);
      }
    }
    assertThat(server.requests().subList(server.requests().size() - 2, server.requests().size()))
        .allSatisfy(
            sent -> {
              assertThat(sent.path()).isEqualTo(PATH);
              assertThat(sent.header(TextCompletionsApi.AUTHORIZATION)).isEqualTo(authorization);
              assertThat(Contract.breaksOf(sent)).isEmpty();
            });
  }

  @Test
  void create_documentedPath_isNotThere() {
    try (TuneStudioClient tune = builder().baseUrl(server.baseUrl()).build()) {
      assertThatThrownBy(() -> tune.textCompletions().create(r -> r.prompt("Once")))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("path");
    }
  }
}
