package app.tune.studio.client.internal.stream;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.EventStream.TextPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a response has the structure of a completion: another server or endpoint may send
 * valid JSON with its text elsewhere, which must not be reported as an empty text.
 */
final class CompletionShape {

  private boolean partSeen;
  private boolean choicesSeen;
  private boolean choiceSeen;
  private boolean textSeen;

  /** Adds a whole response, or one chunk of it. */
  void add(Object model) {
    if (textSeen || !(model instanceof EventStream.Chunk chunk)) {
      return;
    }
    partSeen = true;
    List<? extends EventStream.Choice> choices = chunk.choices();
    if (choices != null) {
      choicesSeen = true;
      for (EventStream.Choice choice : choices) {
        choiceSeen = true;
        textSeen |= choice.text() != null || isTextOptional(choice);
      }
    }
  }

  /**
   * Returns whether the text may be absent: inside an object of the choice it may be null if that
   * object has other members.
   */
  private static boolean isTextOptional(EventStream.Choice choice) {
    TextPath path = choice.getClass().getAnnotation(TextPath.class);
    return path == null || path.value().length > 1;
  }

  /** Returns what is missing, or null if nothing is. */
  @Nullable String missing() {
    if (partSeen && !choicesSeen) {
      return "it has no choices";
    }
    return choiceSeen && !textSeen ? "its choices have no text" : null;
  }
}
