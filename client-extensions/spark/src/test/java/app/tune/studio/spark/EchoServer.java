package app.tune.studio.spark;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.BodyAnswer;
import app.tune.studio.testkit.script.RecordedRequest;
import app.tune.studio.testkit.script.ScriptedServer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Answers as a completion that repeats the prompt, so that results can be told apart. */
final class EchoServer {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EchoServer() {}

  static ScriptedServer start() {
    return ScriptedServer.start().handler(EchoServer::echo);
  }

  static BodyAnswer echo(RecordedRequest request) {
    JsonNode body = body(request);
    String text = "re: " + body.path("prompt").asText();
    return Answer.json(
        """
        {"choices":[{"index":0,"text":%s,"finish_reason":"stop"}],
         "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}\
        """
            .formatted(MAPPER.valueToTree(text)));
  }

  static JsonNode body(RecordedRequest request) {
    try {
      return MAPPER.readTree(request.bodyText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(request.bodyText(), e);
    }
  }

  static String prompt(RecordedRequest request) {
    return body(request).path("prompt").asText();
  }

  static List<String> prompts(ScriptedServer server) {
    return server.requests().stream().map(EchoServer::prompt).toList();
  }
}
