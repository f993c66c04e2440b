package app.tune.studio.cli.complete;

import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a completion used and why it ended, as one line. */
final class UsageLine {

  private @Nullable Usage usage;
  private final Map<String, Long> finishReasons = new TreeMap<>();

  /** Takes what a response, or a part of it, says. */
  void add(@Nullable Usage reported, @Nullable List<CompletionChoice> choices) {
    if (reported != null) {
      usage = reported;
    }
    if (choices != null) {
      choices.stream()
          .map(CompletionChoice::finishReason)
          .filter(Objects::nonNull)
          .forEach(reason -> finishReasons.merge(reason, 1L, Long::sum));
    }
  }

  @Override
  public String toString() {
    return "usage: " + tokens() + reasons();
  }

  private String tokens() {
    if (usage == null) {
      return "not reported";
    }
    List<String> parts = new ArrayList<>();
    add(parts, "prompt", usage.promptTokens());
    add(parts, "completion", usage.completionTokens());
    add(parts, "total", usage.totalTokens());
    return parts.isEmpty() ? "not reported" : String.join(", ", parts) + " tokens";
  }

  private static void add(List<String> parts, String name, @Nullable Long count) {
    if (count != null) {
      parts.add(name + " " + count);
    }
  }

  private String reasons() {
    return finishReasons.isEmpty()
        ? ""
        : finishReasons.entrySet().stream()
            .map(reason -> counted(reason.getKey(), reason.getValue()))
            .collect(Collectors.joining(", ", "; finished: ", ""));
  }

  private static String counted(String reason, long count) {
    return count == 1 ? reason : reason + " (" + count + ")";
  }
}
