package app.tune.studio.testkit.internal.replay;

import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.BodyAnswer;
import app.tune.studio.testkit.script.RecordedRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The recorded responses to the same request, served in turn, then the last one repeatedly. */
public final class Replay {
  private final Recording first;
  private final @Nullable JsonNode json;
  private final List<Recording> answers = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  /** Creates a replay with the first response. */
  public Replay(Recording first) {
    this.first = first;
    this.json = Json.parse(first.requestBody());
    answers.add(first);
  }

  /** Adds a recording if it has the same request; returns whether it does. */
  public boolean add(Recording recording) {
    boolean same = isAt(recording.method(), recording.target()) && hasBody(recording.requestBody());
    return same && answers.add(recording);
  }

  /** Returns whether this is the request, with or without its own credentials in the body. */
  public boolean matches(RecordedRequest request) {
    Redaction redaction = new Redaction(request);
    return isAt(request.method(), redaction.text(request.target()))
        && (hasBody(request.body()) || hasBody(redaction.bytes(request.body())));
  }

  /** Returns whether the requests have this method and target. */
  public boolean isAt(String method, String target) {
    return first.method().equals(method) && first.target().equals(target);
  }

  private boolean hasBody(byte[] body) {
    JsonNode other = json == null ? null : Json.parse(body);
    return other == null ? Arrays.equals(first.requestBody(), body) : other.equals(json);
  }

  /** Describes where the body of a request differs from the recorded one, without its content. */
  public String difference(byte[] body) {
    var names = Json.differences(json, Json.parse(body));
    return names.isEmpty() ? "another body" : "other members " + names;
  }

  /** Returns the next answer. */
  public Answer answer() {
    int index = next.getAndUpdate(last -> Math.min(last + 1, answers.size() - 1));
    Recording recording = answers.get(index);
    BodyAnswer answer = ProxiedExchange.head(recording.status(), recording.responseHeaders());
    if (!ProxiedExchange.hasBody(recording.status())) {
      return answer;
    }
    answer = recording.ending() == Recording.Ending.CLOSED ? answer.untilClose() : answer.chunked();
    for (byte[] piece : pieces(recording.responseBody())) {
      answer = answer.write(piece);
    }
    return switch (recording.ending()) {
      case COMPLETE, CLOSED -> answer;
      case CUT -> answer.cut();
      case LEFT -> answer.stall();
    };
  }

  @Override
  public String toString() {
    return first.method() + " " + first.target();
  }

  /** Splits a body after its blank lines, so that each event of a stream is a separate piece. */
  private static List<byte[]> pieces(byte[] body) {
    String bytes = new String(body, StandardCharsets.ISO_8859_1);
    return Arrays.stream(bytes.split("(?<=\n\n|\r\n\r\n)"))
        .map(piece -> piece.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }
}
