package app.tune.studio.client.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a stream ended before it was complete; holds everything received until then.
 *
 * <p>The cause is the failure itself: a {@link CallTimeoutException}, {@link ConnectionException},
 * {@link ApiException} or {@link ProtocolException}, or, if the stream was ended on this side, a
 * {@link CallCancelledException} or {@link ClientClosedException}. It is null if the server ended
 * the stream without a terminator or a finish reason for each choice.
 */
public final class IncompleteStreamException extends TuneStudioException {

  private static final long serialVersionUID = 1L;

  /** The text received, by choice index. */
  private final Map<Integer, String> texts;

  /** The finish reasons received, by choice index. */
  private final Map<Integer, String> finishReasons;

  /** Whether text beyond the limit was dropped. */
  private final boolean textTruncated;

  /**
   * Creates an exception for an incomplete stream; both maps are keyed by choice index.
   *
   * @param message the message, without the URL
   * @param texts the text received of each choice
   * @param finishReasons the finish reasons received
   * @param textTruncated whether text beyond the limit was dropped
   * @param context the context of the call
   * @param cause the cause, or null
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

  /** {@return the text received of the choice with index 0, empty if there was none} */
  public String partialText() {
    return texts.getOrDefault(0, "");
  }

  /** {@return whether text beyond the limit was dropped, so that the partial text is truncated} */
  public boolean isTextTruncated() {
    return textTruncated;
  }

  /** {@return the error code if the server reported an error, or null} */
  public @Nullable String code() {
    return getCause() instanceof ApiException error ? error.code() : null;
  }

  /** {@return the text received, by choice index} */
  public Map<Integer, String> partialTexts() {
    return texts;
  }

  /** {@return the finish reasons received, by choice index} */
  public Map<Integer, String> finishReasons() {
    return finishReasons;
  }
}
