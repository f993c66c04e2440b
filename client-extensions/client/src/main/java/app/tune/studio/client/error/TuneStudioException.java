package app.tune.studio.client.error;

import app.tune.studio.api.TextCompletionsApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The base class of all exceptions thrown by calls of this client.
 *
 * <p>Arguments rejected before anything is sent cause an {@link IllegalArgumentException} instead.
 * Access keys of 6 characters or more are redacted from messages, headers and body.
 */
public abstract class TuneStudioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The context of the call. */
  private final ErrorContext context;

  /** The message without retry reason, URL and attempts. */
  private final String reason;

  /** Why no further attempt was made, or null. */
  private @Nullable String noRetryReason;

  TuneStudioException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(context.redact(message), context.redact(cause));
    this.context = context.redacted();
    this.reason = context.redact(message);
  }

  /**
   * {@return the message, followed by the reason why a retryable failure was not retried, the URL
   * and the number of attempts}
   */
  @Override
  public final String getMessage() {
    return reason
        + (noRetryReason == null ? "" : notRetried() + noRetryReason)
        + " ["
        + context.url()
        + (context.attempts() > 1 ? ", " + context.attempts() + " attempts" : "")
        + "]";
  }

  private String notRetried() {
    return context.attempts() > 1 ? "; not retried again: " : "; not retried: ";
  }

  /**
   * Adds to the message why the client made no further attempt; called by the client, once.
   *
   * @param why a reason, such as an exhausted retry budget
   */
  public final void notRetriedBecause(String why) {
    noRetryReason = why;
  }

  /** {@return the message without retry reason, URL and attempts} */
  public final String reason() {
    return reason;
  }

  /** {@return the client's id of the call, as logged} */
  public final String callId() {
    return context.callId();
  }

  /** {@return the URL of the call, without query} */
  public final String url() {
    return context.url();
  }

  /** {@return the number of attempts to send the request; 1 if there was no retry} */
  public final int attempts() {
    return context.attempts();
  }

  /** {@return the HTTP status, or 0 if there was no response} */
  public final int status() {
    return context.status();
  }

  /** {@return the headers of the response, empty if there was none} */
  public final Map<String, List<String>> headers() {
    return context.headers();
  }

  /** {@return the server's id of the request, or null} */
  public final @Nullable String requestId() {
    return context.header(TextCompletionsApi.X_REQUEST_ID);
  }

  /** {@return the media type of the response, or null} */
  public final @Nullable String contentType() {
    return context.header("Content-Type");
  }

  /** {@return a copy of the raw response body, truncated to 64 KiB; empty if none was read} */
  public final byte[] body() {
    return context.body();
  }

  /** {@return the raw body decoded as UTF-8; malformed bytes become replacement characters} */
  public final String bodyText() {
    return new String(context.body(), StandardCharsets.UTF_8);
  }

  ErrorContext context() {
    return context;
  }
}
