package app.tune.studio.client.internal.choice;

import app.tune.studio.api.EventStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accumulates one choice. */
public final class ChoiceAccumulator {

  private final StringBuilder text = new StringBuilder();
  private final Map<String, @Nullable Object> others = new LinkedHashMap<>();
  private @Nullable String finishReason;

  /** Adds a part of which at most this many characters are kept; returns how many it has. */
  int add(EventStream.Choice part, int room) {
    String more = part.text();
    int length = more == null ? 0 : more.length();
    if (more != null && length > 0) {
      text.append(more, 0, Math.min(length, room));
      finishReason = null; // a reason followed by more text is discarded
    }
    if (part.finishReason() != null) {
      finishReason = part.finishReason();
    }
    Map<String, @Nullable Object> unnamed = part.additionalProperties();
    if (!unnamed.isEmpty()) {
      merge(unnamed, others);
    }
    return length;
  }

  /** Returns the text so far. */
  public String text() {
    return text.toString();
  }

  /** Returns the current finish reason, or null. */
  public @Nullable String finishReason() {
    return finishReason;
  }

  /** Returns the members that the contract does not name. */
  public Map<String, @Nullable Object> others() {
    return others;
  }

  /** Concatenates lists and merges objects member by member; otherwise keeps the last value. */
  public static void merge(Map<String, @Nullable Object> from, Map<String, @Nullable Object> into) {
    from.forEach(
        (name, value) -> {
          if (value != null || !into.containsKey(name)) {
            into.put(name, merged(into.get(name), value));
          }
        });
  }

  /** A list made here, which may grow in place; others belong to a chunk. */
  private static final class Joined extends ArrayList<@Nullable Object> {

    private static final long serialVersionUID = 1L;

    Joined(List<?> begin) {
      super(begin);
    }
  }

  private static @Nullable Object merged(@Nullable Object before, @Nullable Object value) {
    if (before instanceof List<?> head && value instanceof List<?> tail) {
      Joined joined = head instanceof Joined own ? own : new Joined(head);
      joined.addAll(tail);
      return joined;
    }
    if (before instanceof Map<?, ?> head && value instanceof Map<?, ?> tail) {
      Map<String, @Nullable Object> joined = new LinkedHashMap<>();
      head.forEach((name, member) -> joined.put(String.valueOf(name), member));
      Map<String, @Nullable Object> more = new LinkedHashMap<>();
      tail.forEach((name, member) -> more.put(String.valueOf(name), member));
      merge(more, joined);
      return joined;
    }
    return value;
  }
}
