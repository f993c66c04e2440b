package app.tune.studio.client.error;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The base of every exception that a call of this client ends with.
 *
 * <p>Arguments that are refused before anything is sent are an {@link IllegalArgumentException}
 * instead. No message, header or body kept here holds the access key.
 */
public abstract class TuneStudioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is known of the call. */
  private final ErrorContext context;

  /** The message without what follows it. */
  private final String reason;

  TuneStudioException(String message, ErrorContext context, @Nullable Throwable cause) {
    super(
        context.redact(message) + " [" + context.url() + attemptsNote(context.attempts()) + "]",
        context.redact(cause));
    this.context = context.redacted();
    this.reason = context.redact(message);
  }

  private static String attemptsNote(int attempts) {
    return attempts > 1 ? ", " + attempts + " attempts" : "";
  }

  /** {@return the message without the URL and the number of attempts that follow it} */
  public final String reason() {
    return reason;
  }

  /** {@return the URL of the call, without query} */
  public final String url() {
    return context.url();
  }

  /** {@return how often the request was sent, or tried to be: 1 where nothing was retried} */
  public final int attempts() {
    return context.attempts();
  }

  /** {@return the HTTP status, or 0 where no answer had come} */
  public final int status() {
    ResponseHead head = context.head();
    return head == null ? 0 : head.status();
  }

  /** {@return the headers of the answer, empty where none had come} */
  public final Map<String, List<String>> headers() {
    ResponseHead head = context.head();
    return head == null ? Map.of() : head.headers();
  }

  /** {@return the server's id of the request, or null} */
  public final @Nullable String requestId() {
    ResponseHead head = context.head();
    return head == null ? null : head.requestId();
  }

  /** {@return the media type of the answer, or null} */
  public final @Nullable String contentType() {
    ResponseHead head = context.head();
    return head == null ? null : head.contentType();
  }

  /** {@return a copy of the answer's raw body, cut at 64 KiB; empty where none was read} */
  public final byte[] body() {
    return context.body();
  }

  /**
   * {@return the raw body as UTF-8 text; bytes that are not UTF-8 become replacement characters}
   */
  public final String bodyText() {
    return new String(context.body(), StandardCharsets.UTF_8);
  }
}
