package app.tune.studio.client.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a stream ended before it was complete, with everything that had arrived.
 *
 * <p>The cause is the failure itself: a {@link CallTimeoutException}, {@link ConnectionException},
 * {@link ApiException} or {@link ProtocolException}. It is null where the server just ended the
 * stream without its terminator or a finish reason of each choice.
 */
public final class IncompleteStreamException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** What had arrived, by choice index. */
  private final Map<Integer, String> texts;

  /** Those that had arrived, by choice index. */
  private final Map<Integer, String> finishReasons;

  /**
   * Creates the exception of one stream that was cut; both maps are by choice index.
   *
   * @param message what is wrong, without the URL
   * @param texts what had arrived of each choice
   * @param finishReasons those that had arrived
   * @param context what is known of the call
   * @param cause what led to it, or null
   */
  public IncompleteStreamException(
      String message,
      Map<Integer, String> texts,
      Map<Integer, String> finishReasons,
      ErrorContext context,
      @Nullable Throwable cause) {
    super(message, context, cause);
    this.texts = Map.copyOf(texts);
    this.finishReasons = Map.copyOf(finishReasons);
  }

  /** {@return the text that had arrived of the choice with index 0, empty where there was none} */
  public String partialText() {
    return texts.getOrDefault(0, "");
  }

  /** {@return the text that had arrived, by choice index} */
  public Map<Integer, String> partialTexts() {
    return texts;
  }

  /** {@return the finish reasons that had arrived, by choice index} */
  public Map<Integer, String> finishReasons() {
    return finishReasons;
  }
}
