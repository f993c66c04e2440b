package app.tune.studio.testkit.internal.completion;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.Usage;
import app.tune.studio.testkit.internal.language.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Writes one JSON object with all choices, sent when the last of them has ended. */
final class PlainAnswer implements AnswerWriter {

  private final Reply reply;
  private final Generation generation;
  private final List<StringBuilder> texts = new ArrayList<>();
  private final List<String> finishReasons = new ArrayList<>();

  PlainAnswer(Reply reply, Generation generation) {
    this.reply = reply;
    this.generation = generation;
    for (int i = 0; i < generation.choices(); i++) {
      texts.add(new StringBuilder(generation.echo(i)));
      finishReasons.add("");
    }
  }

  @Override
  public void begin() {
    // Nothing is sent before the response is complete.
  }

  @Override
  public void text(int index, String text) {
    texts.get(index).append(text);
  }

  @Override
  public void finished(int index, Sequence.Ending ending, Usage usage) {
    finishReasons.set(index, AnswerWriter.finishReason(ending));
  }

  @Override
  public void complete(Usage usage) {
    List<CompletionChoice> choices = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      choices.add(
          CompletionChoice.builder()
              .index(i)
              .text(texts.get(i).toString())
              .finishReason(finishReasons.get(i))
              .build());
    }
    reply.send(
        TextCompletion.builder()
            .id(reply.completionId())
            .object(TextCompletion.OBJECT_TEXT_COMPLETION)
            .created(reply.created())
            .model(generation.model())
            .choices(choices)
            .usage(usage)
            .build());
  }
}
