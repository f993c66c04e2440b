package app.tune.studio.testkit;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.ErrorDetail;
import app.tune.studio.model.ErrorResponse;
import app.tune.studio.testkit.http.Exchange;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Puts generated models on the wire: as JSON, as events, as errors. */
final class Reply {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Exchange exchange;
  private final String id = UUID.randomUUID().toString();
  private final long created = Instant.now().getEpochSecond();

  Reply(Exchange exchange) {
    this.exchange = exchange;
  }

  String completionId() {
    return "cmpl-" + id;
  }

  long created() {
    return created;
  }

  void send(int status, Object body) {
    exchange.send(status, headers(MediaType.JSON), json(body));
  }

  void refuse(Refusal refusal) {
    ErrorDetail detail =
        ErrorDetail.builder()
            .message(refusal.getMessage())
            .type(refusal.kind().wireName())
            .param(refusal.member())
            .code(refusal.status())
            .build();
    Map<String, String> headers = headers(MediaType.JSON);
    headers.putAll(refusal.headers());
    exchange.send(refusal.status(), headers, json(ErrorResponse.builder().error(detail).build()));
  }

  void openStream() {
    Map<String, String> headers = headers(MediaType.EVENT_STREAM);
    headers.put("Cache-Control", "no-cache");
    exchange.open(200, headers);
  }

  void event(Object data) {
    event(json(data));
  }

  void endStream(String terminator) {
    event(terminator.getBytes(StandardCharsets.UTF_8));
    exchange.end();
  }

  private void event(byte[] data) {
    byte[] event = new byte[data.length + 8];
    System.arraycopy(new byte[] {'d', 'a', 't', 'a', ':', ' '}, 0, event, 0, 6);
    System.arraycopy(data, 0, event, 6, data.length);
    event[event.length - 2] = '\n';
    event[event.length - 1] = '\n';
    exchange.write(event);
  }

  private Map<String, String> headers(String mediaType) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", mediaType);
    headers.put(TextCompletionsApi.X_REQUEST_ID, id);
    return headers;
  }

  /** Writes a generated model as the wire has it. */
  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A generated model cannot be written as JSON", e);
    }
  }
}
