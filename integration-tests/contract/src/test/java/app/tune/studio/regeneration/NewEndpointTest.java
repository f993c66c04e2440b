package app.tune.studio.regeneration;

import static app.tune.studio.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.assertj.RecordedRequestAssert;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that only the YAML knows is called, plain and streamed, by the client as it is. */
class NewEndpointTest {

  @TempDir static Path folder;
  private static GeneratedClasses classes;

  private final ScriptedServer server = ScriptedServer.start();

  @BeforeAll
  static void regenerate() throws Exception {
    classes = Regeneration.run(folder, Path.of("src/test/resources/regeneration/NewCalls.java"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "plainAsync"})
  void newEndpoint_plain_isCalledThroughTheClient(String way) throws Throwable {
    server.enqueue(
        Answer.json(
            "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}"));
    assertThat(call(way)).isEqualTo("Hello");
    sent()
        .hasHeader("Accept", "application/json")
        .hasJsonMember("/messages/0/role", "user")
        .hasJsonMember("/messages/0/content", "Hi")
        .doesNotHaveJsonMember("stream");
  }

  @ParameterizedTest
  @CsvSource({
    "streamed, Hel|lo|",
    "throughTheInterface, Hel|lo|",
    "accumulated, Hello stop",
    "streamedAsync, Hello of Hel|lo|"
  })
  void newEndpoint_streamed_isCalledThroughTheClient(String way, String result) throws Throwable {
    server.enqueue(
        Answer.eventStream()
            .data(chunk("{\"content\":\"Hel\"}", "null"))
            .comment("still there")
            .data(chunk("{\"content\":\"lo\"}", "null"))
            .data(chunk("{}", "\"stop\""))
            .data("[DONE]"));
    assertThat(call(way)).isEqualTo(result);
    sent()
        .hasHeader("Accept", "text/event-stream")
        .hasJsonMember("/messages/0/content", "Hi")
        .hasJsonMember("stream", true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"streamed", "accumulated", "streamedAsync"})
  void newEndpoint_cutStream_isNoSuccess(String way) throws Throwable {
    server.enqueue(Answer.eventStream().data(chunk("{\"content\":\"Hel\"}", "null")).close());
    assertThat(call(way)).isEqualTo("IncompleteStreamException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "plainAsync", "streamed", "streamedAsync"})
  void newEndpoint_error_isTyped(String way) throws Throwable {
    server.enqueue(Answer.json(401, "{\"error\":{\"message\":\"no\"}}"));
    assertThat(call(way)).isEqualTo("AuthenticationException");
  }

  private static String chunk(String delta, String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}";
  }

  private RecordedRequestAssert sent() {
    return assertThat(server.takeRequest())
        .hasMethod("POST")
        .hasPath("/chat/completions")
        .hasHeader("Authorization", "key-1");
  }

  private Object call(String name) throws Throwable {
    return classes.call("NewCalls", name, server.baseUrl());
  }
}
