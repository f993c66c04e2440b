package app.tune.studio.cli.complete;

import app.tune.studio.cli.host.Output;
import app.tune.studio.model.CompletionChoice;
import app.tune.studio.model.TextCompletion;
import app.tune.studio.model.TextCompletionChunk;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the text as it is generated. Of several choices one is shown at a time, each below a
 * heading; what arrives for others is kept until it is their turn, or until the end.
 */
final class TextPrinter implements CompletionPrinter {

  private final Output out;
  private final int expected;
  private final Map<Integer, StringBuilder> waiting = new TreeMap<>();
  private final Set<Integer> finished = new HashSet<>();
  private int current = -1;
  private boolean lineOpen;

  /**
   * Prepares the output.
   *
   * @param expected how many choices were asked for
   */
  TextPrinter(Output out, int expected) {
    this.out = out;
    this.expected = expected;
  }

  @Override
  public void print(TextCompletionChunk chunk) {
    print(chunk.choices());
  }

  @Override
  public void print(TextCompletion completion) {
    print(completion.choices());
  }

  /** Prints choices; one without an index has that of its place. */
  private void print(@Nullable List<CompletionChoice> choices) {
    for (int place = 0; choices != null && place < choices.size(); place++) {
      CompletionChoice choice = choices.get(place);
      print(choice, Objects.requireNonNullElse(choice.index(), place));
    }
  }

  @Override
  public void end() {
    waiting.values().removeIf(StringBuilder::isEmpty);
    List<Integer> left = List.copyOf(waiting.keySet());
    left.forEach(this::turnTo);
    endLine();
  }

  private void print(CompletionChoice choice, int index) {
    if (current < 0) {
      turnTo(index == 0 || expected == 1 ? index : 0);
    }
    String text = Objects.requireNonNullElse(choice.text(), "");
    if (index == current) {
      write(text);
    } else {
      waiting.computeIfAbsent(index, i -> new StringBuilder()).append(text);
    }
    if (choice.finishReason() != null) {
      finished.add(index);
    }
    while (finished.contains(current) && current + 1 < expected) {
      turnTo(current + 1);
    }
  }

  private void turnTo(int index) {
    endLine();
    current = index;
    if (expected > 1) {
      String heading = "==> " + (index + 1) + " of " + expected + " <==";
      out.println(out.styled("bold", heading));
    }
    StringBuilder text = waiting.remove(index);
    if (text != null) {
      write(text.toString());
    }
  }

  private void write(String text) {
    if (!text.isEmpty()) {
      out.print(text);
      lineOpen = !text.endsWith("\n");
    }
  }

  private void endLine() {
    if (lineOpen) {
      out.println("");
      lineOpen = false;
    }
  }
}
