package app.tune.studio.testkit.script;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.Usage;
import app.tune.studio.testkit.internal.http.MediaType;
import app.tune.studio.testkit.internal.http.ResponseHead;
import app.tune.studio.testkit.internal.json.ModelJson;
import app.tune.studio.testkit.internal.script.Script;
import app.tune.studio.testkit.internal.script.Step;
import java.util.ArrayList;
import java.util.List;

/** A plain completion, built from the generated models. Added pieces follow the JSON. */
public final class CompletionAnswer extends HttpAnswer<CompletionAnswer> {
  private final TextCompletion completion;

  private CompletionAnswer(Parts parts, TextCompletion completion) {
    super(parts);
    this.completion = completion;
  }

  static CompletionAnswer of(TextCompletion completion) {
    ResponseHead head = ResponseHead.of(200).add(MediaType.HEADER, MediaType.JSON);
    return new CompletionAnswer(new Parts(head), completion);
  }

  static CompletionAnswer of(List<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("texts must not be empty: each is one choice");
    }
    List<CompletionChoice> choices = new ArrayList<>();
    for (String text : texts) {
      choices.add(
          CompletionChoice.builder()
              .index(choices.size())
              .text(text)
              .finishReason(CompletionChoice.FINISH_REASON_STOP)
              .build());
    }
    return of(
        TextCompletion.builder()
            .id(Typical.ID)
            .object(TextCompletion.OBJECT_TEXT_COMPLETION)
            .created(Typical.CREATED)
            .model(Typical.MODEL)
            .choices(choices)
            .build());
  }

  @Override
  CompletionAnswer with(Parts parts) {
    return new CompletionAnswer(parts, completion);
  }

  private CompletionAnswer with(TextCompletion changed) {
    return new CompletionAnswer(parts(), changed);
  }

  /**
   * Sets the usage, with the sum as the total; by default there is none.
   *
   * @param promptTokens tokens of the prompt
   * @param completionTokens tokens of all choices
   * @return this answer
   */
  public CompletionAnswer usage(long promptTokens, long completionTokens) {
    Usage usage = Typical.usage(promptTokens, completionTokens);
    return with(completion.toBuilder().usage(usage).build());
  }

  /**
   * Sets the finish reason of all choices, {@code stop} by default.
   *
   * @param reason such as {@link CompletionChoice#FINISH_REASON_LENGTH}
   * @return this answer
   */
  public CompletionAnswer finishReason(String reason) {
    List<CompletionChoice> choices = completion.choices();
    if (choices == null) {
      throw new IllegalStateException("the completion has no choices");
    }
    return with(
        completion.toBuilder()
            .choices(
                choices.stream()
                    .map(choice -> choice.toBuilder().finishReason(reason).build())
                    .toList())
            .build());
  }

  /**
   * Sets the name of the model.
   *
   * @param model its name
   * @return this answer
   */
  public CompletionAnswer model(String model) {
    return with(completion.toBuilder().model(model).build());
  }

  @Override
  Script played() {
    return script.after(Script.EMPTY.then(Step.write(ModelJson.bytes(completion))));
  }

  @Override
  boolean headFirst() {
    return false;
  }
}
