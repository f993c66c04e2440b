package app.tune.studio.client.internal.stream;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.error.ErrorBody;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.json.ValueReader;
import app.tune.studio.client.internal.sse.Slice;
import app.tune.studio.client.stream.CompletionAccumulator;
import app.tune.studio.client.stream.EndRule;
import app.tune.studio.model.TextCompletionChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One stream in memory, read to its end: what came, and how it ended. */
final class StreamFixture implements StreamOwner {

  static final int MAX_EVENT_SIZE = 4096;
  static final int MAX_TEXT = 1_000_000;
  static final String DONE = "data: [DONE]\n\n";

  private static final ModelDecoder<TextCompletionChunk> DECODER =
      new ModelDecoder<>(ValueReader.of(TextCompletionChunk.class), new ErrorBody());

  private final ResponseHead head;
  final MemoryBody body;
  final ChunkReader<TextCompletionChunk> reader;
  final List<TextCompletionChunk> chunks = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final List<String> ignored = new ArrayList<>();
  final List<@Nullable Throwable> ends = new ArrayList<>();
  @Nullable TuneStudioException failure;
  int firstEvents;

  /** Runs while an event is read, as what another thread does at that time. */
  Runnable duringEvent = () -> {};

  /** Thrown where a chunk is put together with those before it, as where there is no memory. */
  @Nullable Error broken;

  private StreamFixture(
      MemoryBody body, Map<String, List<String>> headers, int expected, EndRule rule) {
    this.body = body;
    this.head = new ResponseHead(200, headers);
    StreamRules rules =
        new StreamRules(
            TextCompletionsApi.STREAM_TEXT_COMPLETION_TERMINATOR,
            "error",
            () -> expected,
            rule,
            MAX_EVENT_SIZE);
    reader =
        new ChunkReader<>(body, head, rules, this, DECODER, new CompletionAccumulator(MAX_TEXT));
  }

  private static Map<String, List<String>> headers(String contentType) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("content-type", List.of(contentType));
    return headers;
  }

  @Override
  public ErrorContext context() {
    return ErrorContext.of("call-1", "http://localhost/text/completions", 1, null)
        .withResponse(head.status(), head.headers());
  }

  @Override
  public TuneStudioException bodyFailure(Throwable cut) {
    return new ConnectionException(
        "the connection was lost", ConnectionException.Stage.READ_BODY, context(), cut);
  }

  @Override
  public void firstEvent() {
    firstEvents++;
  }

  @Override
  public void event(Slice data) {
    events.add(data.text());
    duringEvent.run();
  }

  @Override
  public void chunk(Object chunk) {
    if (broken != null) {
      throw broken;
    }
  }

  @Override
  public void ignored(String what, String data) {
    ignored.add(data);
  }

  @Override
  public void ended(@Nullable Throwable how) {
    ends.add(how);
  }

  /** Reads an event stream under the rule that asks for finish reasons. */
  static StreamFixture of(String... pieces) {
    return of(MemoryBody.of(pieces));
  }

  static StreamFixture of(MemoryBody body) {
    return of(body, "text/event-stream", 0, EndRule.FINISHED);
  }

  static StreamFixture of(MemoryBody body, String contentType, int expectedChoices, EndRule rule) {
    StreamFixture reading = begun(body, contentType, expectedChoices, rule);
    reading.readOn();
    return reading;
  }

  static StreamFixture begun(MemoryBody body, String contentType, int expected, EndRule rule) {
    return new StreamFixture(body, headers(contentType), expected, rule);
  }

  /** Reads an event stream whose response declares an encoding. */
  static StreamFixture encoded(String encoding, MemoryBody body) {
    Map<String, List<String>> headers = headers("text/event-stream");
    headers.put("content-encoding", List.of(encoding));
    StreamFixture reading = new StreamFixture(body, headers, 0, EndRule.FINISHED);
    reading.readOn();
    return reading;
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
