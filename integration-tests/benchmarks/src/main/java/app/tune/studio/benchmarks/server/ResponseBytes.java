package app.tune.studio.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of responses, in the shape of llama-server's. */
final class ResponseBytes {

  private static final String MEMBERS =
      "\"created\":1763840000,\"model\":\"user/model\",\"system_fingerprint\":\"b6500-a1b2c3d\","
          + "\"object\":\"text_completion\",";
  private static final String ID = "\"id\":\"chatcmpl-0123456789abcdefghijklmnopqrstuv\"";

  static final byte[] STREAM_HEAD =
      bytes(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
              + "\r\n");
  static final byte[] STREAM_END =
      bytes(
          chunk(
                  event("", "\"stop\"")
                      .replace(
                          "\"id\"",
                          "\"usage\":{\"completion_tokens\":9,\"prompt_tokens\":4,"
                              + "\"total_tokens\":13},\"id\""))
              + chunk("data: [DONE]\n\n")
              + "0\r\n\r\n");
  static final byte[] PLAIN = plain();

  private ResponseBytes() {}

  /** Returns one HTTP chunk that holds several events. */
  static byte[] events(int count) {
    return bytes(chunk(event(" token", "null").repeat(count)));
  }

  /** Returns one event whose text is the machine's monotonic time in nanoseconds. */
  static byte[] timestamped() {
    return bytes(chunk(event(Long.toString(System.nanoTime()), "null")));
  }

  static ByteBuffer text(String body) {
    return ByteBuffer.wrap(
        bytes("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
  }

  private static String event(String text, String finishReason) {
    return "data: {\"choices\":[{\"text\":\""
        + text
        + "\",\"index\":0,\"logprobs\":null,\"finish_reason\":"
        + finishReason
        + "}],"
        + MEMBERS
        + ID
        + "}\n\n";
  }

  private static byte[] plain() {
    String text = "Once upon a time there was a model that spoke in whole sentences. ".repeat(4);
    String json =
        "{\"choices\":[{\"text\":\""
            + text
            + "\",\"index\":0,\"logprobs\":null,\"finish_reason\":\"length\"}],"
            + MEMBERS
            + "\"usage\":{\"completion_tokens\":64,\"prompt_tokens\":4,\"total_tokens\":68},"
            + ID
            + ",\"timings\":{\"prompt_n\":4,\"prompt_ms\":12.5,\"predicted_n\":64,"
            + "\"predicted_ms\":431.25}}";
    return bytes(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json);
  }

  private static String chunk(String content) {
    return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
