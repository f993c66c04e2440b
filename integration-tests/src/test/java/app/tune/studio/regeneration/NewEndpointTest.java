package app.tune.studio.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.testkit.JsonBody;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void newEndpoint_plain_isCalledThroughTheClient() throws Throwable {
    server.enqueue(
        Answer.json(
            "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}"));
    assertThat(call("plain")).isEqualTo("Hello");
    sent()
        .hasHeader("Accept", "application/json")
        .satisfies(
            JsonBody.with("/messages/0/role", "user")
                .and("/messages/0/content", "Hi")
                .andNot("stream"));
  }

  @Test
  void newEndpoint_streamed_isCalledThroughTheClient() throws Throwable {
    server.enqueue(
        Answer.eventStream()
            .data(chunk("{\"content\":\"Hel\"}", "null"))
            .comment("still there")
            .data(chunk("{\"content\":\"lo\"}", "null"))
            .data(chunk("{}", "\"stop\""))
            .data("[DONE]"));
    assertThat(call("streamed")).isEqualTo("Hel|lo|");
    sent()
        .hasHeader("Accept", "text/event-stream")
        .satisfies(JsonBody.with("/messages/0/content", "Hi").and("stream", true));
  }

  @Test
  void newEndpoint_cutStream_isNoSuccess() throws Throwable {
    server.enqueue(Answer.eventStream().data(chunk("{\"content\":\"Hel\"}", "null")).close());
    assertThat(call("streamed")).isEqualTo("IncompleteStreamException");
  }

  @Test
  void newEndpoint_error_isTyped() throws Throwable {
    server.enqueue(Answer.json(401, "{\"error\":{\"message\":\"no\"}}"));
    assertThat(call("plain")).isEqualTo("AuthenticationException");
  }

  private static String chunk(String delta, String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}";
  }

  private RecordedRequest sent() {
    return server
        .takeRequest()
        .hasMethod("POST")
        .hasPath("/chat/completions")
        .hasHeader("Authorization", "key-1");
  }

  private Object call(String name) throws Throwable {
    return classes.call("NewCalls", name, server.baseUrl());
  }
}
