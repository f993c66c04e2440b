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

  /** Whether more text had arrived than is kept. */
  private final boolean textTruncated;

  /**
   * Creates the exception of one stream that was cut; both maps are by choice index.
   *
   * @param message what is wrong, without the URL
   * @param texts what had arrived of each choice
   * @param finishReasons those that had arrived
   * @param textTruncated whether more text had arrived than is kept
   * @param context what is known of the call
   * @param cause what led to it, or null
   */
  public IncompleteStreamException(
      String message,
      Map<Integer, String> texts,
      Map<Integer, String> finishReasons,
      boolean textTruncated,
      ErrorContext context,
      @Nullable Throwable cause) {
    super(
        textTruncated ? message + " (the partial text is truncated)" : message,
        cause instanceof TuneStudioException known ? known.context() : context,
        cause);
    this.textTruncated = textTruncated;
    this.texts = Map.copyOf(texts);
    this.finishReasons = Map.copyOf(finishReasons);
  }

  /** {@return the text that had arrived of the choice with index 0, empty where there was none} */
  public String partialText() {
    return texts.getOrDefault(0, "");
  }

  /** {@return whether more text had arrived than is kept, so that the partial text is cut} */
  public boolean isTextTruncated() {
    return textTruncated;
  }

  /** {@return the error code of the cause where the server reported an error, or null} */
  public @Nullable String code() {
    return getCause() instanceof ApiException error ? error.code() : null;
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
