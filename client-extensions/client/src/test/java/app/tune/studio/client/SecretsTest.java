package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.auth.AccessKeyInterceptor;
import app.tune.studio.client.auth.KeyScheme;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.retry.RetryPolicy;
import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.testkit.script.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The access key is sent, and is to be found nowhere else: not even when servers repeat it. */
class SecretsTest extends WireTest {

  static Stream<Arguments> tellTales() {
    String said = "wrong key " + KEY;
    return ErrorAnswersTest.everyMode(
        arguments("object", Answer.json(401, "{\"error\":{\"message\":\"" + said + "\"}}")),
        arguments("code", Answer.json(400, "{\"error\":{\"code\":\"" + KEY + "\"}}")),
        arguments("text", Answer.status(403).body(said)),
        arguments("HTML", Answer.status(502).body("<title>" + said + "</title>")),
        arguments("gzip", Answer.status(500).gzip(said)),
        arguments("header", Answer.status(500).header("X-Request-Id", KEY).header("X-K", said)),
        arguments("content type", Answer.status(200).contentType("a/" + KEY).body("")),
        arguments("target", Answer.status(302).header("Location", "https://x/" + KEY)),
        arguments("user of target", Answer.status(302).header("Location", "//u:" + KEY + "@x/")),
        arguments("reason", Answer.status(500).reason(said)),
        arguments("in a 200", Answer.json(200, "{\"error\":\"" + said + "\"}")),
        arguments("no JSON", Answer.json(200, KEY)),
        arguments("truncated JSON", Answer.json(200, "{\"id\":" + KEY + "}")),
        arguments("status line", Answer.raw().bytes("HTTP/1.1 " + said + "\r\n\r\n").close()),
        arguments("header line", Answer.raw().bytes("HTTP/1.1 200 OK\r\n" + KEY).cut()),
        arguments("event", Answer.eventStream().data("{\"error\":\"" + said + "\"}")));
  }

  @ParameterizedTest(name = "{2}: {0}")
  @MethodSource("tellTales")
  void key_repeatedByServer_isInNoExceptionAndNoLog(String name, Answer answer, Mode mode) {
    server.enqueue(answer);
    List<String> seen;
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      TuneStudioClient tune =
          open(
              builder()
                  .retryPolicy(RetryPolicy.none())
                  .keyScheme(KeyScheme.BEARER)
                  .logBodies(true));
      TuneStudioException failure = failureOf(mode, tune);
      seen = new ArrayList<>(log.lines());
      assertThat(seen).isNotEmpty();
      seen.add(text(failure));
      seen.add(failure.reason() + failure.headers() + failure.bodyText());
    }
    assertThat(server.takeRequest().header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(seen).noneMatch(line -> line.contains(KEY));
  }

  private static String text(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  @Test
  void key_goodCalls_isInNoLogLine() {
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      TuneStudioClient tune = open(builder().logBodies(true));
      for (Mode mode : Mode.values()) {
        server.enqueue(
            Answer.status(503),
            Answer.json(200, GOOD).header("X-Request-Id", KEY).header("Set-Cookie", KEY));
        mode.call(tune.textCompletions().with(o -> o.queryParameter("k", "hidden")));
      }
      assertThat(log.lines()).hasSizeGreaterThan(10);
      assertThat(log.lines()).noneMatch(line -> line.contains(KEY) || line.contains("hidden"));
    }
  }

  @Test
  void logBodies_off_logsNoBody() {
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      callEachMode(open());
      assertThat(log.lines()).noneMatch(line -> line.contains("upon") || line.contains("Once"));
    }
  }

  @Test
  void logBodies_on_logsRequestsResponsesAndEvents() {
    try (LogCapture log = LogCapture.of("app.tune.studio")) {
      callEachMode(open(builder().logBodies(true)));
      int modes = Mode.values().length;
      long streams = Stream.of(Mode.values()).filter(Mode::isStream).count();
      assertThat(log.lines()).filteredOn(line -> line.contains("\"Once\"")).hasSize(modes);
      assertThat(log.lines()).filteredOn(line -> line.contains("upon a time")).hasSize(modes);
      assertThat(log.lines())
          .filteredOn(line -> line.endsWith(" event [DONE]"))
          .hasSize((int) streams);
    }
  }

  private void callEachMode(TuneStudioClient tune) {
    for (Mode mode : Mode.values()) {
      server.enqueue(
          mode.isStream()
              ? Answer.eventStream().data(GOOD).data("[DONE]")
              : Answer.json(200, GOOD));
      mode.call(tune);
    }
  }

  @Test
  void toString_publicObjects_showNoKey() {
    server.enqueue(Answer.json(200, GOOD), Answer.json(200, GOOD));
    TuneStudioClientBuilder builder = builder().header("X-Api-Key", KEY);
    TuneStudioClient tune = open(builder);
    TextCompletions completions = tune.textCompletions().with(o -> o.apiKey(KEY).header("X", KEY));
    List<Object> objects = new ArrayList<>();
    objects.addAll(List.of(builder, tune, completions, RetryPolicy.standard()));
    objects.add(tune.api(TextCompletionsApi.class));
    objects.add(AccessKeyInterceptor.of(KEY, KeyScheme.BEARER));
    objects.add(completions.createResponse(r -> r.prompt("Once")));
    completions.with(
        o -> {
          objects.add(o);
          objects.add(o.settings());
          objects.add(o.settings().toBuilder());
        });
    try (CompletionStream stream = completions.stream(r -> r.prompt("Once"))) {
      stream.completion();
      objects.add(stream);
    }
    assertThat(objects).noneMatch(object -> object.toString().contains(KEY));
  }

  @ParameterizedTest
  @EnumSource
  void interceptor_keyWithLineFeed_isRefusedWithoutShowingIt(Mode mode) {
    TuneStudioClient tune =
        open(builder().interceptor(template -> template.headerLiteral("X-Key", KEY + "\n")));
    assertThat(catchThrowable(() -> mode.call(tune)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("X-Key: character 25 is U+000A, which is not allowed in a header");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void clearText_beyondLoopback_isWarnedOfOnce() {
    Map<String, Integer> warnings =
        Map.of(
            "http://127.0.0.1:1", 0,
            "http://localhost:1", 0,
            "http://[::1]:1", 0,
            "https://example.org", 0,
            "http://example.org", 1,
            "http://127.example.org", 1);
    warnings.forEach(
        (url, expected) -> {
          try (LogCapture log = LogCapture.of("app.tune.studio")) {
            TuneStudioClient.builder().apiKey(KEY).baseUrl(url).build().close();
            TuneStudioClient.builder().baseUrl(url).build().close();
            assertThat(log.lines()).as(url).hasSize(expected);
            assertThat(log.lines())
                .allMatch(line -> line.startsWith("WARN the access key is sent"));
          }
        });
  }

  @Test
  void clearText_keyOfOneCall_isWarnedOfOnce() {
    try (LogCapture log = LogCapture.of("app.tune.studio");
        TuneStudioClient tune = TuneStudioClient.builder().baseUrl("http://example.org").build()) {
      tune.textCompletions().with(o -> o.apiKey(KEY));
      tune.textCompletions().with(o -> o.apiKey(() -> KEY));
      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void request_model_isNotChangedByTheClient() {
    TextCompletionRequest request = TextCompletionRequest.builder().prompt("Once").build();
    server.enqueue(Answer.json(200, GOOD));
    open().textCompletions().with(o -> o.bodyMember("seed", 7)).create(request);
    assertThat(request.additionalProperties()).isEmpty();
  }
}
