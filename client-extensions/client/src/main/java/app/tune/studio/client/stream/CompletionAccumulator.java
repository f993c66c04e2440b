package app.tune.studio.client.stream;

import app.tune.studio.client.internal.choice.ChoiceAccumulator;
import app.tune.studio.client.internal.choice.Choices;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.Model;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates the chunks of a stream into the completion that a plain call would have returned.
 *
 * <p>For each choice index (0 if a choice has none), text and the lists among unknown members are
 * concatenated. A finish reason is discarded if more text of its choice follows. Of everything else
 * the last non-null value is kept. Not thread-safe.
 */
public final class CompletionAccumulator
    implements Accumulator<TextCompletionChunk, TextCompletion> {

  private final Choices choices;
  private final Map<String, @Nullable Object> others = new LinkedHashMap<>();
  private @Nullable String id;
  private @Nullable String object;
  private @Nullable Long created;
  private @Nullable String model;
  private @Nullable Usage usage;

  /** Creates an accumulator that keeps all text. */
  public CompletionAccumulator() {
    this(Integer.MAX_VALUE);
  }

  /**
   * Creates an accumulator that keeps a limited amount of text.
   *
   * @param maxText how many characters are kept over all choices, 0 or more
   */
  public CompletionAccumulator(int maxText) {
    this.choices = new Choices(maxText);
  }

  @Override
  public CompletionAccumulator add(TextCompletionChunk chunk) {
    id = chunk.id() == null ? id : chunk.id();
    object = chunk.object() == null ? object : chunk.object();
    created = chunk.created() == null ? created : chunk.created();
    model = chunk.model() == null ? model : chunk.model();
    usage = chunk.usage() == null ? usage : chunk.usage();
    Map<String, @Nullable Object> unnamed = chunk.additionalProperties();
    if (!unnamed.isEmpty()) {
      unnamed.forEach(
          (name, value) -> {
            if (value != null || !others.containsKey(name)) {
              others.put(name, value);
            }
          });
    }
    choices.add(chunk.choices());
    return this;
  }

  /**
   * {@return the text of a choice so far, empty if none has arrived}
   *
   * @param index the index of the choice, from 0
   */
  public String text(int index) {
    ChoiceAccumulator choice = choices.byIndex().get(index);
    return choice == null ? "" : choice.text();
  }

  /** {@return the last usage reported, or null} */
  public @Nullable Usage usage() {
    return usage;
  }

  @Override
  public Map<Integer, String> texts() {
    return choices.texts();
  }

  @Override
  public Map<Integer, String> finishReasons() {
    return choices.finishReasons();
  }

  @Override
  public boolean isFinished(int expected) {
    return choices.isFinished(expected);
  }

  @Override
  public boolean isTextTruncated() {
    return choices.isTextTruncated();
  }

  /** {@return the completion accumulated so far, its choices ordered by index} */
  public TextCompletion completion() {
    return response();
  }

  @Override
  public TextCompletion response() {
    TextCompletion.TextCompletionBuilder builder =
        TextCompletion.builder()
            .id(id)
            .object(object)
            .created(created)
            .model(model)
            .choices(completed())
            .usage(usage);
    TextCompletion named = builder.build();
    return others.isEmpty() ? named : builder.additionalProperties(absentIn(named, others)).build();
  }

  /**
   * Returns the raw values of members that have no value of their declared type: a value of another
   * type is kept unless another chunk has one of the right type.
   */
  private static Map<String, @Nullable Object> absentIn(
      Model named, Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> absent = new LinkedHashMap<>(members);
    absent.keySet().removeIf(name -> named.member(name) != null);
    return absent;
  }

  private List<CompletionChoice> completed() {
    return choices.byIndex().entrySet().stream()
        .map(
            entry -> {
              ChoiceAccumulator choice = entry.getValue();
              CompletionChoice.CompletionChoiceBuilder builder =
                  CompletionChoice.builder()
                      .index(entry.getKey())
                      .text(choice.text())
                      .finishReason(choice.finishReason());
              CompletionChoice named = builder.build();
              return choice.others().isEmpty()
                  ? named
                  : builder.additionalProperties(absentIn(named, choice.others())).build();
            })
        .toList();
  }
}
