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
 * All choices of one response, those of the first prompt first, generated in parallel, one token of
 * each at a time. Not thread-safe.
 */
final class Generation {

  /**
   * The maximum number of choices ("number of output sequences" in the reference), to limit memory.
   */
  static final int MOST_CHOICES = 128;

  private static final LanguageModel LANGUAGE = LanguageModel.shared();

  private final String model;
  private final long promptTokens;
  private final List<String> echoes = new ArrayList<>();
  private final List<Sequence> sequences = new ArrayList<>();
  private final boolean[] reported;
  private int unfinished;

  Generation(TextCompletionRequest request, Settings settings) throws Refusal {
    this.model = knownModel(request.model(), settings.models());
    List<String> prompts = Texts.of(request.prompt());
    int perPrompt = or(request.n(), 1);
    long choices = (long) perPrompt * prompts.size();
    if (choices > MOST_CHOICES) {
      throw Refusal.badRequest(
          choices + " choices were asked for, and this server gives " + MOST_CHOICES, null);
    }
    Sampling sampling =
        new Sampling(
            or(request.temperature(), 1.0),
            or(request.topP(), 1.0),
            or(request.presencePenalty(), 0.0),
            or(request.frequencyPenalty(), 0.0),
            LANGUAGE.biasesByToken(or(request.logitBias(), Map.of())));
    List<String> stops = Texts.of(request.stop());
    long tokens = 0;
    for (String text : prompts) {
      int[] prompt = LANGUAGE.encode(text);
      tokens += prompt.length;
      int limit = limit(prompt.length, settings.contextLength(), or(request.maxTokens(), -1));
      long seed = seed(settings.seed(), text);
      for (int i = 0; i < perPrompt; i++) {
        echoes.add(or(request.echo(), false) ? text : "");
        sequences.add(LANGUAGE.sequence(prompt, sampling, stops, limit, seed + i));
      }
    }
    this.promptTokens = tokens;
    this.reported = new boolean[sequences.size()];
    this.unfinished = sequences.size();
  }

  String model() {
    return model;
  }

  /** Returns the text that a choice begins with. */
  String echo(int index) {
    return echoes.get(index);
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

  /** Returns the tokens of each prompt, counted once, and of all choices so far. */
  Usage usage() {
    long completionTokens = sequences.stream().mapToLong(Sequence::generated).sum();
    return Usage.builder()
        .promptTokens(promptTokens)
        .completionTokens(completionTokens)
        .totalTokens(promptTokens + completionTokens)
        .build();
  }

  private static int limit(int promptTokens, int contextLength, int maxTokens) throws Refusal {
    int room = contextLength - promptTokens;
    if (room < 0) {
      throw Refusal.badRequest(
          String.format(
              "The prompt has %d tokens, and the context of this model is %d tokens long",
              promptTokens, contextLength),
          null);
    }
    return maxTokens < 0 ? room : Math.min(maxTokens, room); // llama-server: -1 for no limit
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
