package app.tune.studio.client.internal.stream;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.EventStream.TextPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what came has the shape of a completion: another server, or another endpoint of the same,
 * may send good JSON that holds its text elsewhere, and an empty text must not stand for it.
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

  /** A text inside an object of the choice may be null beside other members of that object. */
  private static boolean isTextOptional(EventStream.Choice choice) {
    TextPath path = choice.getClass().getAnnotation(TextPath.class);
    return path == null || path.value().length > 1;
  }

  /** Returns what is missing, or null where nothing is. */
  @Nullable String missing() {
    if (partSeen && !choicesSeen) {
      return "it has no choices";
    }
    return choiceSeen && !textSeen ? "its choices have no text" : null;
  }
}
