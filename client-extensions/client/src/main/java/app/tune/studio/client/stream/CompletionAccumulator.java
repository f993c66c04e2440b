package app.tune.studio.client.stream;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import app.tune.studio.model.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the chunks of a stream together to the completion that a plain call would have given.
 *
 * <p>Text is joined per choice index (a choice without an index is choice 0); of everything else,
 * unknown members included, the last value that is not null counts. Not thread-safe.
 */
public final class CompletionAccumulator {

  private final Map<Integer, ChoiceAccumulator> choices = new TreeMap<>();
  private final Map<String, Object> unknown = new LinkedHashMap<>();
  private @Nullable String id;
  private @Nullable String object;
  private @Nullable Long created;
  private @Nullable String model;
  private @Nullable Usage usage;

  /** Creates an accumulator that has seen nothing. */
  public CompletionAccumulator() {}

  /**
   * Adds the next chunk; returns this accumulator.
   *
   * @param chunk the next chunk
   * @return this accumulator
   */
  public CompletionAccumulator add(TextCompletionChunk chunk) {
    id = chunk.id() == null ? id : chunk.id();
    object = chunk.object() == null ? object : chunk.object();
    created = chunk.created() == null ? created : chunk.created();
    model = chunk.model() == null ? model : chunk.model();
    usage = chunk.usage() == null ? usage : chunk.usage();
    merge(chunk.additionalProperties(), unknown);
    List<CompletionChoice> given = chunk.choices();
    if (given != null) {
      for (CompletionChoice choice : given) {
        if (choice != null) {
          add(choice);
        }
      }
    }
    return this;
  }

  private void add(CompletionChoice choice) {
    int index = choice.index() == null ? 0 : choice.index();
    choices.computeIfAbsent(index, ChoiceAccumulator::new).add(choice);
  }

  /**
   * {@return the text of a choice so far, empty where none has come}
   *
   * @param index the index of the choice, from 0
   */
  public String text(int index) {
    ChoiceAccumulator choice = choices.get(index);
    return choice == null ? "" : choice.text.toString();
  }

  /** {@return the last usage that was reported, or null} */
  public @Nullable Usage usage() {
    return usage;
  }

  /** {@return the completion of what was added so far, its choices ordered by index} */
  public TextCompletion completion() {
    TextCompletion.TextCompletionBuilder builder =
        TextCompletion.builder()
            .id(id)
            .object(object)
            .created(created)
            .model(model)
            .choices(choices.values().stream().map(ChoiceAccumulator::choice).toList())
            .usage(usage);
    unknown.forEach(builder::put);
    return builder.build();
  }

  private static void merge(Map<String, Object> from, Map<String, Object> into) {
    if (!from.isEmpty()) {
      from.forEach(
          (name, value) -> {
            if (value != null || !into.containsKey(name)) {
              into.put(name, value);
            }
          });
    }
  }

  private static final class ChoiceAccumulator {

    private final int index;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> unknown = new LinkedHashMap<>();
    private @Nullable String finishReason;

    ChoiceAccumulator(int index) {
      this.index = index;
    }

    void add(CompletionChoice choice) {
      String more = choice.text();
      if (more != null) {
        text.append(more);
      }
      if (choice.finishReason() != null) {
        finishReason = choice.finishReason();
      }
      merge(choice.additionalProperties(), unknown);
    }

    CompletionChoice choice() {
      CompletionChoice.CompletionChoiceBuilder builder =
          CompletionChoice.builder().index(index).text(text.toString()).finishReason(finishReason);
      unknown.forEach(builder::put);
      return builder.build();
    }
  }
}
