package app.tune.studio.testkit.script;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.Usage;
import app.tune.studio.testkit.internal.json.ErrorBody;
import app.tune.studio.testkit.internal.json.ModelJson;
import app.tune.studio.testkit.internal.script.Ending;
import app.tune.studio.testkit.internal.script.Events;
import app.tune.studio.testkit.internal.script.Script;
import app.tune.studio.testkit.internal.script.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A streamed completion, built from the generated models: an event for each text, then one with the
 * finish reason of each choice, then the terminator. An answer that ends with {@link #cut}, {@link
 * #reset} or {@link #stall} stops before the finish reasons.
 */
public final class CompletionStreamAnswer extends HttpAnswer<CompletionStreamAnswer> {

  /** The regular end of the stream. */
  private record End(
      int choices, String finishReason, @Nullable Usage usage, @Nullable String error) {}

  private final End end;

  private CompletionStreamAnswer(Parts parts, End end) {
    super(parts);
    this.end = end;
  }

  static CompletionStreamAnswer start() {
    return new CompletionStreamAnswer(
        new Parts(eventStreamHead()), new End(1, CompletionChoice.FINISH_REASON_STOP, null, null));
  }

  @Override
  CompletionStreamAnswer with(Parts parts) {
    return new CompletionStreamAnswer(parts, end);
  }

  private CompletionStreamAnswer with(End changed) {
    return new CompletionStreamAnswer(parts(), changed);
  }

  /**
   * Adds an event with text of the first choice, for example after a gate.
   *
   * @param text the next piece of its text
   * @return this answer
   */
  public CompletionStreamAnswer chunk(String text) {
    return chunk(0, text);
  }

  /**
   * Adds an event with text of the given choice.
   *
   * @param index the index of the choice, from 0
   * @param text the next piece of its text
   * @return this answer
   */
  public CompletionStreamAnswer chunk(int index, String text) {
    if (index < 0) {
      throw new IllegalArgumentException("index must not be negative: " + index);
    }
    CompletionChoice choice = CompletionChoice.builder().index(index).text(text).build();
    return with(new End(Math.max(end.choices, index + 1), end.finishReason, end.usage, end.error))
        .write(event(chunk(choice, null)));
  }

  /**
   * Sets the usage sent with the last finish reason, with the sum as the total; by default there is
   * none.
   *
   * @param promptTokens tokens of the prompt
   * @param completionTokens tokens of all choices
   * @return this answer
   */
  public CompletionStreamAnswer usage(long promptTokens, long completionTokens) {
    Usage usage = Typical.usage(promptTokens, completionTokens);
    return with(new End(end.choices, end.finishReason, usage, end.error));
  }

  /**
   * Sets the finish reason of all choices, {@code stop} by default.
   *
   * @param reason such as {@link CompletionChoice#FINISH_REASON_LENGTH}
   * @return this answer
   */
  public CompletionStreamAnswer finishReason(String reason) {
    return with(new End(end.choices, reason, end.usage, end.error));
  }

  /**
   * Ends the stream with an error event in place of finish reasons and terminator.
   *
   * @param message the error message
   * @return this answer
   */
  public CompletionStreamAnswer failWith(String message) {
    return with(new End(end.choices, end.finishReason, end.usage, message));
  }

  @Override
  Script played() {
    boolean breaksOff = ending != Ending.KEEP_OPEN && ending != Ending.CLOSE;
    if (breaksOff) {
      return script;
    }
    if (end.error != null) {
      return script.then(Step.write(event(ErrorBody.of(end.error, 500))));
    }
    Script whole = script;
    for (int index = 0; index < end.choices; index++) {
      CompletionChoice last =
          CompletionChoice.builder().index(index).text("").finishReason(end.finishReason).build();
      Usage usage = index == end.choices - 1 ? end.usage : null;
      whole = whole.then(Step.write(event(chunk(last, usage))));
    }
    byte[] terminator =
        TextCompletionsApi.STREAM_TEXT_COMPLETION_TERMINATOR.getBytes(StandardCharsets.UTF_8);
    return whole.then(Step.write(event(terminator)));
  }

  @Override
  boolean headFirst() {
    return true;
  }

  private static byte[] chunk(CompletionChoice choice, @Nullable Usage usage) {
    return ModelJson.bytes(
        TextCompletionChunk.builder()
            .id(Typical.ID)
            .object(TextCompletionChunk.OBJECT_TEXT_COMPLETION)
            .created(Typical.CREATED)
            .model(Typical.MODEL)
            .choices(List.of(choice))
            .usage(usage)
            .build());
  }

  private static byte[] event(byte[] data) {
    return Events.bytes(Events.event(new String(data, StandardCharsets.UTF_8)));
  }
}
