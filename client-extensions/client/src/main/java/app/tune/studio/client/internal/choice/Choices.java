package app.tune.studio.client.internal.choice;

import app.tune.studio.api.EventStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates all choices of a stream by index; without one it is that of its place in the chunk.
 *
 * <p>The total text of all choices is kept up to a limit.
 */
public final class Choices {

  private final Map<Integer, ChoiceAccumulator> byIndex = new TreeMap<>();
  private final int maxText;
  private long length;
  private @Nullable ChoiceAccumulator first;

  /** Creates an accumulator that keeps at most this many characters. */
  public Choices(int maxText) {
    this.maxText = maxText;
  }

  /** Adds the choices of a chunk. */
  public void add(@Nullable List<? extends EventStream.Choice> parts) {
    if (parts == null) {
      return;
    }
    for (int i = 0; i < parts.size(); i++) { // an iterator for each event is a tenth of its memory
      EventStream.Choice part = parts.get(i);
      if (part != null) {
        int room = (int) Math.max(0, maxText - length);
        length += at(index(part, i)).add(part, room);
      }
    }
  }

  /**
   * Returns the index of a choice.
   *
   * @param place its place in the chunk, from 0, which counts where a server sends no index
   */
  public static int index(EventStream.Choice choice, int place) {
    Integer index = choice.index();
    return index == null ? place : index;
  }

  private ChoiceAccumulator at(int index) {
    ChoiceAccumulator zero = first;
    if (zero != null && index == 0) {
      return zero;
    }
    ChoiceAccumulator found = byIndex.computeIfAbsent(index, absent -> new ChoiceAccumulator());
    if (index == 0) {
      first = found;
    }
    return found;
  }

  /** Returns the choices by index. */
  public Map<Integer, ChoiceAccumulator> byIndex() {
    return byIndex;
  }

  /** Returns whether text beyond the limit was dropped. */
  public boolean isTextTruncated() {
    return length > maxText;
  }

  /**
   * Returns whether at least this many choices, and at least one, were received and all are
   * finished.
   */
  public boolean isFinished(int expected) {
    return !byIndex.isEmpty()
        && byIndex.size() >= expected
        && byIndex.values().stream().allMatch(choice -> choice.finishReason() != null);
  }

  /** Returns the text of each choice, by index. */
  public Map<Integer, String> texts() {
    Map<Integer, String> texts = new TreeMap<>();
    byIndex.forEach((index, choice) -> texts.put(index, choice.text()));
    return texts;
  }

  /** Returns the current finish reasons, by index. */
  public Map<Integer, String> finishReasons() {
    Map<Integer, String> reasons = new TreeMap<>();
    byIndex.forEach(
        (index, choice) -> {
          String reason = choice.finishReason();
          if (reason != null) {
            reasons.put(index, reason);
          }
        });
    return reasons;
  }
}
