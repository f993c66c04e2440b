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

/**
 * The recorded answers to one and the same request: given in turn, the last one again and again.
 */
public final class Replay {
  private final Recording first;
  private final @Nullable JsonNode json;
  private final List<Recording> answers = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  /** Begins with the first answer. */
  public Replay(Recording first) {
    this.first = first;
    this.json = Json.parse(first.requestBody());
    answers.add(first);
  }

  /** Takes the answer if it is to the same request. */
  public boolean add(Recording recording) {
    boolean same = isAt(recording.method(), recording.target()) && hasBody(recording.requestBody());
    return same && answers.add(recording);
  }

  /** Returns whether this is the request, with its own credentials in the body or without. */
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

  /** Says where the body of a request differs from the recorded one; never what it contains. */
  public String difference(byte[] body) {
    var names = Json.differences(json, Json.parse(body));
    return names.isEmpty() ? "another body" : "other members " + names;
  }

  /** Returns the answer whose turn it is. */
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

  /** Cuts a body behind its blank lines, so that each event of a stream is a piece of its own. */
  private static List<byte[]> pieces(byte[] body) {
    String bytes = new String(body, StandardCharsets.ISO_8859_1);
    return Arrays.stream(bytes.split("(?<=\n\n|\r\n\r\n)"))
        .map(piece -> piece.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }
}
