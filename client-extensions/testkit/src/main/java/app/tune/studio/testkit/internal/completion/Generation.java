package app.tune.studio.testkit.internal.completion;

import app.tune.studio.model.TextCompletionRequest;
import app.tune.studio.model.Usage;
import app.tune.studio.testkit.internal.completion.Refusal.Kind;
import app.tune.studio.testkit.internal.language.LanguageModel;
import app.tune.studio.testkit.internal.language.Sampling;
import app.tune.studio.testkit.internal.language.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * All choices of one response, generated in parallel, one token of each at a time. Not thread-safe.
 */
final class Generation {

  /**
   * The maximum number of choices ("number of output sequences" in the reference), to limit memory.
   */
  static final int MOST_CHOICES = 128;

  private final String model;
  private final String echo;
  private final long promptTokens;
  private final List<Sequence> sequences = new ArrayList<>();
  private final boolean[] reported;
  private int unfinished;

  Generation(TextCompletionRequest request, Settings settings) throws Refusal {
    this.model = knownModel(request.model(), settings.models());
    this.echo = or(request.echo(), false) ? request.prompt() : "";
    int choices = or(request.n(), 1);
    if (choices > MOST_CHOICES) {
      throw Refusal.badRequest(
          choices + " choices were asked for, and this server gives " + MOST_CHOICES, null);
    }
    LanguageModel language = LanguageModel.shared();
    int[] prompt = language.encode(request.prompt());
    this.promptTokens = prompt.length;
    int room = settings.contextLength() - prompt.length;
    if (room < 0) {
      throw Refusal.badRequest(
          String.format(
              "The prompt has %d tokens, and the context of this model is %d tokens long",
              prompt.length, settings.contextLength()),
          null);
    }
    int maxTokens = or(request.maxTokens(), -1);
    int limit = maxTokens < 0 ? room : Math.min(maxTokens, room); // llama-server: -1 for no limit
    Sampling sampling =
        new Sampling(
            or(request.temperature(), 1.0),
            or(request.topP(), 1.0),
            or(request.presencePenalty(), 0.0),
            or(request.frequencyPenalty(), 0.0),
            language.biasesByToken(or(request.logitBias(), Map.of())));
    List<String> stops = or(request.stop(), List.of());
    long seed = seed(settings.seed(), request.prompt());
    for (int i = 0; i < choices; i++) {
      sequences.add(language.sequence(prompt, sampling, stops, limit, seed + i));
    }
    this.reported = new boolean[choices];
    this.unfinished = choices;
  }

  String model() {
    return model;
  }

  /** Returns the text that every choice begins with. */
  String echo() {
    return echo;
  }

  int choices() {
    return sequences.size();
  }

  boolean isDone() {
    return unfinished == 0;
  }

  /** Generates one token of each choice that has not ended. */
  void step(AnswerWriter writer) {
    for (int index = 0; index < sequences.size(); index++) {
      if (reported[index]) {
        continue;
      }
      Sequence sequence = sequences.get(index);
      if (sequence.ending() == null) {
        String text = sequence.next();
        if (!text.isEmpty()) {
          writer.text(index, text);
        }
      }
      Sequence.Ending ending = sequence.ending();
      if (ending != null) {
        reported[index] = true;
        unfinished--;
        writer.finished(index, ending, usage());
      }
    }
  }

  /** Returns the tokens of the prompt, counted once, and of all choices so far. */
  Usage usage() {
    long completionTokens = sequences.stream().mapToLong(Sequence::generated).sum();
    return Usage.builder()
        .promptTokens(promptTokens)
        .completionTokens(completionTokens)
        .totalTokens(promptTokens + completionTokens)
        .build();
  }

  /** Derived from seed and prompt, so that order and concurrency do not change a completion. */
  private static long seed(@Nullable Long seed, String prompt) {
    return seed == null
        ? ThreadLocalRandom.current().nextLong()
        : seed * 0x9E3779B97F4A7C15L + prompt.hashCode() * 0xD1342543DE82EF95L;
  }

  private static String knownModel(@Nullable String asked, List<String> known) throws Refusal {
    if (asked == null) {
      return known.get(0);
    }
    if (!known.contains(asked)) {
      throw new Refusal(404, Kind.NOT_FOUND, "There is no model '" + asked + "' here");
    }
    return asked;
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
