package app.tune.studio.testkit.internal.completion;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.ErrorDetail;
import app.tune.studio.testkit.internal.http.ChunkedCoding;
import app.tune.studio.testkit.internal.http.Exchange;
import app.tune.studio.testkit.internal.http.Framing;
import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.internal.http.ResponseHead;
import app.tune.studio.testkit.internal.json.ErrorBody;
import app.tune.studio.testkit.internal.json.ModelJson;
import app.tune.studio.testkit.internal.script.Events;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Writes generated models without blocking: as JSON, events or errors. */
final class Reply {

  /** The date format that RFC 9110, section 5.6.7, requires. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

  private final Exchange exchange;
  private final boolean toHead;
  private final boolean chunked;
  private final String id = UUID.randomUUID().toString();
  private final long created = Instant.now().getEpochSecond();

  private Reply(Exchange exchange, boolean toHead, boolean chunked) {
    this.exchange = exchange;
    this.toHead = toHead;
    this.chunked = chunked;
  }

  /** Returns the reply to a request. */
  static Reply to(Exchange exchange) {
    return new Reply(
        exchange,
        exchange.request().method().equals("HEAD"),
        !exchange.request().version().equals("HTTP/1.0"));
  }

  /** Returns the reply to a malformed request. */
  static Reply toMalformed(Exchange exchange) {
    return new Reply(exchange, false, false);
  }

  String completionId() {
    return "cmpl-" + id;
  }

  long created() {
    return created;
  }

  void send(Object body) {
    send(head(200, MediaType.JSON), ModelJson.bytes(body));
  }

  void refuse(Refusal refusal) {
    ResponseHead head = head(refusal.status(), MediaType.JSON);
    for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
      head = head.add(header.getKey(), header.getValue());
    }
    send(
        head,
        ErrorBody.of(
            ErrorDetail.builder()
                .message(refusal.getMessage())
                .type(refusal.kind().wireName())
                .param(refusal.member())
                .code(refusal.status())
                .build()));
  }

  void openStream() {
    ResponseHead head = head(200, MediaType.EVENT_STREAM).add("Cache-Control", "no-cache");
    exchange.write(
        head.framed(chunked ? Framing.CHUNKED : Framing.UNTIL_CLOSE)
            .bytes(ResponseHead.UNKNOWN_LENGTH, exchange.isLast()));
  }

  void event(Object data) {
    event(new String(ModelJson.bytes(data), StandardCharsets.UTF_8));
  }

  void endStream(String terminator) {
    event(terminator);
    if (chunked) {
      exchange.write(ChunkedCoding.last());
    }
    exchange.end();
  }

  private void event(String data) {
    byte[] event = Events.bytes(Events.event(data));
    exchange.write(chunked ? ChunkedCoding.chunk(event) : event);
  }

  private void send(ResponseHead head, byte[] body) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.bytes(body.length, exchange.isLast()));
    if (!toHead) {
      whole.writeBytes(body);
    }
    exchange.write(whole.toByteArray());
    exchange.end();
  }

  private ResponseHead head(int status, String mediaType) {
    return ResponseHead.of(status)
        .add("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)))
        .add(MediaType.HEADER, mediaType)
        .add(TextCompletionsApi.X_REQUEST_ID, id);
  }
}
