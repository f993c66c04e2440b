package app.tune.studio.client.stream;

import app.tune.studio.api.EventStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of a stream so far, per choice index. Used by one thread at a time.
 *
 * <p>A choice without an index is choice 0.
 */
final class StreamProgress {

  private final Map<Integer, Progress> choices = new TreeMap<>();

  private @Nullable Progress first;
  private boolean chunkSeen;

  private static final class Progress {
    final StringBuilder text = new StringBuilder();
    @Nullable String finishReason;
  }

  void add(Object chunk) {
    chunkSeen = true;
    if (!(chunk instanceof EventStream.Chunk streamed)) {
      return;
    }
    List<? extends EventStream.Choice> given = streamed.choices();
    if (given == null) {
      return;
    }
    for (EventStream.Choice choice : given) {
      if (choice != null) {
        add(choice);
      }
    }
  }

  private void add(EventStream.Choice choice) {
    Progress progress = at(choice.index());
    String text = choice.text();
    if (text != null) {
      progress.text.append(text);
    }
    String finishReason = choice.finishReason();
    if (finishReason != null) {
      progress.finishReason = finishReason;
    }
  }

  private Progress at(@Nullable Integer index) {
    Progress zero = first;
    if (zero != null && (index == null || index == 0)) {
      return zero;
    }
    int key = index == null ? 0 : index;
    Progress found = choices.computeIfAbsent(key, absent -> new Progress());
    if (key == 0) {
      first = found;
    }
    return found;
  }

  boolean isChunkSeen() {
    return chunkSeen;
  }

  /** Returns whether a choice was seen, at least this many, and each has its finish reason. */
  boolean isFinished(int expected) {
    return !choices.isEmpty()
        && choices.size() >= expected
        && choices.values().stream().allMatch(choice -> choice.finishReason != null);
  }

  Map<Integer, String> texts() {
    Map<Integer, String> texts = new TreeMap<>();
    choices.forEach((index, choice) -> texts.put(index, choice.text.toString()));
    return texts;
  }

  Map<Integer, String> finishReasons() {
    Map<Integer, String> reasons = new TreeMap<>();
    choices.forEach(
        (index, choice) -> {
          if (choice.finishReason != null) {
            reasons.put(index, choice.finishReason);
          }
        });
    return reasons;
  }
}
