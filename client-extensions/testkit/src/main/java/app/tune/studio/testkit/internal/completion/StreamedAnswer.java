package app.tune.studio.testkit.internal.completion;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.Usage;
import app.tune.studio.testkit.internal.language.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stream of events: one for each piece of text, a last one for each choice with its finish
 * reason and the usage so far, and the terminator.
 */
final class StreamedAnswer implements AnswerWriter {

  private final Reply reply;
  private final Generation generation;

  StreamedAnswer(Reply reply, Generation generation) {
    this.reply = reply;
    this.generation = generation;
  }

  @Override
  public void begin() {
    reply.openStream();
    for (int i = 0; i < generation.choices(); i++) {
      if (!generation.echo(i).isEmpty()) {
        text(i, generation.echo(i));
      }
    }
  }

  @Override
  public void text(int index, String text) {
    reply.event(chunk(CompletionChoice.builder().index(index).text(text).build(), null));
  }

  @Override
  public void finished(int index, Sequence.Ending ending, Usage usage) {
    CompletionChoice last =
        CompletionChoice.builder()
            .index(index)
            .text("")
            .finishReason(AnswerWriter.finishReason(ending))
            .build();
    reply.event(chunk(last, usage));
  }

  @Override
  public void complete(Usage usage) {
    reply.endStream(TextCompletionsApi.STREAM_TEXT_COMPLETION_TERMINATOR);
  }

  private TextCompletionChunk chunk(CompletionChoice choice, @Nullable Usage usage) {
    return TextCompletionChunk.builder()
        .id(reply.completionId())
        .object(TextCompletion.OBJECT_TEXT_COMPLETION)
        .created(reply.created())
        .model(generation.model())
        .choices(List.of(choice))
        .usage(usage)
        .build();
  }
}
