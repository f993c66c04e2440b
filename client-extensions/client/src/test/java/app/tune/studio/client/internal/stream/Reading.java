package app.tune.studio.client.internal.stream;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.internal.error.ErrorBody;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.Redaction;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.TextCompletionChunk;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stream in memory, read to its end: what came, and how it ended. */
final class Reading {

  static final int MAX_EVENT_SIZE = 4096;
  static final String DONE = "data: [DONE]\n\n";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ChunkReaderFactory<TextCompletionChunk> READERS =
      new ChunkReaderFactory<>(MAPPER.readerFor(TextCompletionChunk.class), new ErrorBody(MAPPER));

  final MemoryBody body;
  final ChunkReader<TextCompletionChunk> reader;
  final List<TextCompletionChunk> chunks = new ArrayList<>();
  @Nullable TuneStudioException failure;
  int eventsTold;

  private Reading(MemoryBody body, String contentType, int expected, EndRule rule) {
    this.body = body;
    ErrorContext context =
        ErrorContext.of("http://localhost/text/completions", 1, Redaction.NONE)
            .withHead(new ResponseHead(200, Map.of("content-type", List.of(contentType))));
    StreamRules rules =
        new StreamRules(
            TextCompletionsApi.STREAM_TEXT_COMPLETION_TERMINATOR,
            "error",
            () -> expected,
            rule,
            MAX_EVENT_SIZE);
    reader = READERS.read(body, rules, context, () -> eventsTold++);
  }

  /** Reads an event stream under the rule that asks for finish reasons. */
  static Reading of(String... pieces) {
    return of(MemoryBody.of(pieces));
  }

  static Reading of(MemoryBody body) {
    return of(body, "text/event-stream", 0, EndRule.FINISHED);
  }

  static Reading of(MemoryBody body, String contentType, int expectedChoices, EndRule rule) {
    Reading reading = begun(body, contentType, expectedChoices, rule);
    reading.readOn();
    return reading;
  }

  static Reading begun(MemoryBody body, String contentType, int expected, EndRule rule) {
    return new Reading(body, contentType, expected, rule);
  }

  /** Reads until there is nothing more for now. */
  void readOn() {
    try {
      for (TextCompletionChunk chunk = reader.poll(); chunk != null; chunk = reader.poll()) {
        chunks.add(chunk);
      }
    } catch (TuneStudioException thrown) {
      failure = thrown;
    }
  }

  List<String> texts() {
    return chunks.stream().map(TextCompletionChunk::text).toList();
  }

  static String event(String data) {
    return "data: " + data + "\n\n";
  }

  static String text(String text) {
    return event(choice(0, text, null));
  }

  static String last(String text) {
    return event(choice(0, text, "stop"));
  }

  static String choice(int index, String text, @Nullable String finishReason) {
    String reason = finishReason == null ? "null" : '"' + finishReason + '"';
    return "{\"choices\":[{\"index\":%d,\"text\":\"%s\",\"finish_reason\":%s}]}"
        .formatted(index, text, reason);
  }
}
