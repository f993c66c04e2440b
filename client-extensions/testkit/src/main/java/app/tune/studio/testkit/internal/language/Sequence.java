package app.tune.studio.testkit.internal.language;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One continuation of a prompt, generated token by token. Not thread-safe. */
public final class Sequence {

  /** Why a sequence ended. */
  public enum Ending {
    /** The text reached its natural end, or a stop string. */
    STOP,
    /** The token limit was reached. */
    LENGTH
  }

  private final Vocabulary vocabulary;
  private final NgramModel model;
  private final Sampler sampler;
  private final StopFilter stops;
  private final int maxTokens;
  private int[] text;
  private int length;
  private int generated;
  private @Nullable Ending ending;

  Sequence(
      Vocabulary vocabulary,
      NgramModel model,
      Sampler sampler,
      int[] prompt,
      List<String> stops,
      int maxTokens) {
    this.vocabulary = vocabulary;
    this.model = model;
    this.sampler = sampler;
    this.stops = new StopFilter(stops);
    this.maxTokens = maxTokens;
    this.text = prompt.clone();
    this.length = prompt.length;
    if (maxTokens == 0) {
      ending = Ending.LENGTH;
    }
  }

  /**
   * Generates one token.
   *
   * @return the text that can be emitted now; empty while it may be the beginning of a stop string
   * @throws IllegalStateException if the sequence has ended
   */
  public String next() {
    if (ending != null) {
      throw new IllegalStateException("The sequence has ended: " + ending);
    }
    int token = sampler.next(model.logProbabilities(text, length));
    if (token == Vocabulary.END_OF_TEXT) {
      ending = Ending.STOP;
      return stops.flush();
    }
    append(token);
    generated++;
    String shown = stops.add(vocabulary.text(token));
    if (stops.stopped()) {
      ending = Ending.STOP;
    } else if (generated == maxTokens) {
      ending = Ending.LENGTH;
      shown += stops.flush();
    }
    return shown;
  }

  /** Returns why the sequence ended, or null if it has not. */
  public @Nullable Ending ending() {
    return ending;
  }

  /** Returns the number of tokens generated so far. */
  public int generated() {
    return generated;
  }

  private void append(int token) {
    if (length == text.length) {
      text = Arrays.copyOf(text, Math.max(16, length * 2));
    }
    text[length++] = token;
  }
}
