package app.tune.studio.client;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.EventStreamAnswer;
import app.tune.studio.testkit.script.RawAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the answers to one call: each has the call's own text where it has any, and names the call
 * as the id of its request.
 *
 * @param text what the call is to get
 * @param streaming whether the call asks for a stream
 */
record OddServer(String text, boolean streaming) {

  private static final String FAILED =
      "{\"choices\":[{\"index\":0,\"text\":\"\",\"error\":{\"message\":\"full\"}}]}";

  /** Returns the answer that nothing is wrong with. */
  Answer good() {
    return streaming ? events(SocketTest.last(text), "[DONE]") : json(200, SocketTest.last(text));
  }

  Answer odd(OddAnswer odd) {
    return switch (odd) {
      case NO_FINISH_REASON -> killed();
      case ANOTHER_SHAPE -> json(200, "{\"content\":\"" + text + "\",\"stop\":true}");
      case PINGS -> pings();
      case LOG_PROBABILITIES -> logProbabilities();
      case NULL_CHOICES -> whole("{\"choices\":[null,%s]}");
      case ODD_MEMBERS -> whole("{\"created\":\"today\",\"usage\":[],\"x\":NaN,\"choices\":[%s]}");
      case NOT_UTF_8 -> notUtf8();
      case TEXT_BEHIND_THE_JSON -> json(200, SocketTest.last(text) + "\ndata: [DONE]\n\n");
      case MORE_THAN_IS_KEPT ->
          chunks(SocketTest.chunk(text)).data(20, i -> SocketTest.chunk("x".repeat(1_000))).cut();
      case COMPRESSED -> compressed();
      case ONE_CHOICE_OF_TWO -> events(SocketTest.last(text));
      case QUOTA_BY_ITS_TYPE ->
          json(429, "{\"error\":{\"message\":\"m\",\"type\":\"insufficient_quota\"}}");
      case FAILED_CHOICE -> streaming ? events(SocketTest.chunk(text), FAILED) : json(200, FAILED);
      case HTTP_1_0 -> raw("HTTP/1.0").close();
      case CLOSED_AFTER_KEEP_ALIVE -> raw("HTTP/1.1").close();
      case BUSY_IN_A_DETAIL ->
          Answer.json(503, "{\"detail\":{\"msg\":\"busy\",\"type\":\"busy\"}}")
              .header("X-Request-Id", text)
              .header("x-should-retry", "false");
      case CUT ->
          streaming
              ? chunks(SocketTest.chunk(text)).cut()
              : Answer.status(200)
                  .header("X-Request-Id", text)
                  .contentLength(500)
                  .body("{\"choices\":[")
                  .cut();
    };
  }

  private Answer json(int status, String json) {
    return Answer.json(status, json).header("X-Request-Id", text);
  }

  private EventStreamAnswer chunks(String... data) {
    EventStreamAnswer answer = Answer.eventStream().header("X-Request-Id", text);
    for (String each : data) {
      answer = answer.data(each);
    }
    return answer;
  }

  private Answer events(String... data) {
    return chunks(data);
  }

  private Answer whole(String form) {
    String choice = "{\"index\":0,\"text\":\"" + text + "\",\"finish_reason\":\"stop\"}";
    String completion = form.formatted(choice);
    return streaming ? events(completion, "[DONE]") : json(200, completion);
  }

  private Answer killed() {
    String chunk =
        "{\"choices\":[{\"index\":0,\"text\":\"" + text + "\",\"finish_reason\":\"null\"}]}";
    return chunks(chunk).untilClose();
  }

  private Answer pings() {
    return Answer.eventStream()
        .event("ping", "2024-02-14 12:00:15.12")
        .data(SocketTest.chunk(text))
        .data(": PROCESSING")
        .event("ping", "\"\"")
        .data(SocketTest.last(""))
        .data("[DONE]");
  }

  private Answer logProbabilities() {
    String chunk =
        "{\"choices\":[{\"index\":0,\"text\":\"%s\",\"logprobs\":{\"token_logprobs\":[%s]}}]}";
    return events(
        chunk.formatted(text, "-0.1"), chunk.formatted("", "-0.2"), SocketTest.last(""), "[DONE]");
  }

  private Answer notUtf8() {
    String[] around = SocketTest.last(text + "#").split("#(?=\")");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
    bytes.write(0xC3);
    bytes.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));
    return streaming
        ? chunks().write("data: ").write(bytes.toByteArray()).write("\n\ndata: [DONE]\n\n")
        : Answer.status(200).contentType("application/json").body(bytes.toByteArray());
  }

  private Answer compressed() {
    if (!streaming) {
      return Answer.status(200).gzip(SocketTest.last(text));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(("data: " + SocketTest.last(text) + "\n\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return chunks().header("Content-Encoding", "gzip").write(bytes.toByteArray());
  }

  private RawAnswer raw(String version) {
    String type = streaming ? "text/event-stream" : "application/json";
    String whole = SocketTest.last(text);
    String body = streaming ? "data: " + whole + "\n\ndata: [DONE]\n\n" : whole;
    return Answer.raw()
        .bytes(
            "%s 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(version, type, body.length(), body));
  }
}
