package app.tune.studio.client.error;

import app.tune.studio.api.TextCompletionsApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The base of every exception that a call of this client ends with.
 *
 * <p>Arguments that are refused before anything is sent are an {@link IllegalArgumentException}
 * instead. An access key of 6 characters or more is in no message, header or body kept here.
 */
public abstract class TuneStudioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is known of the call. */
  private final ErrorContext context;

  /** The message without what follows it. */
  private final String reason;

  /** Why no further attempt was made, or null. */
  private @Nullable String noRetryReason;

  TuneStudioException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(context.redact(message), context.redact(cause));
    this.context = context.redacted();
    this.reason = context.redact(message);
  }

  /**
   * {@return what is wrong, followed by the reason why it was not retried (where the failure as
   * such would have been), the URL and the number of attempts}
   */
  @Override
  public final String getMessage() {
    return reason
        + (noRetryReason == null ? "" : "; not retried: " + noRetryReason)
        + " ["
        + context.url()
        + (context.attempts() > 1 ? ", " + context.attempts() + " attempts" : "")
        + "]";
  }

  /**
   * Adds to the message why the client made no further attempt; called by the client, once.
   *
   * @param why a reason, such as an exhausted retry budget
   */
  public final void notRetriedBecause(String why) {
    noRetryReason = why;
  }

  /** {@return the message without what follows what is wrong} */
  public final String reason() {
    return reason;
  }

  /** {@return the client's id of the call, as it is in the log} */
  public final String callId() {
    return context.callId();
  }

  /** {@return the URL of the call, without query} */
  public final String url() {
    return context.url();
  }

  /** {@return how often the request was sent or tried to be: 1 where nothing was retried} */
  public final int attempts() {
    return context.attempts();
  }

  /** {@return the HTTP status, or 0 where no response had come} */
  public final int status() {
    return context.status();
  }

  /** {@return the headers of the response, empty where none had come} */
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

  /** {@return a copy of the response's raw body, cut at 64 KiB; empty where none was read} */
  public final byte[] body() {
    return context.body();
  }

  /**
   * {@return the raw body as UTF-8 text; bytes that are not UTF-8 become replacement characters}
   */
  public final String bodyText() {
    return new String(context.body(), StandardCharsets.UTF_8);
  }

  ErrorContext context() {
    return context;
  }
}
