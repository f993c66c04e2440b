package app.tune.studio.client.error;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the attempt that failed: where it went, which attempt it was and what came back.
 *
 * <p>Immutable. The URL has no query and no user information, so no secret of a request is in it.
 */
public final class ErrorContext implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How much of a body is kept. */
  public static final int MAX_BODY = 64 * 1024;

  private static final int MAX_CAUSES = 10;

  /** The address, without query. */
  private final String url;

  /** Which attempt it was, from 1. */
  private final int attempts;

  /** The head of the answer, or null. */
  private final @Nullable ResponseHead head;

  /** The first 64 KiB of the body. */
  private final byte[] body;

  /** Holds the secret, so it is not serialised; what is stored here was redacted before. */
  private final transient @Nullable Redaction redaction;

  private ErrorContext(
      String url,
      int attempts,
      @Nullable ResponseHead head,
      byte[] body,
      @Nullable Redaction redaction) {
    this.url = url;
    this.attempts = attempts;
    this.head = head;
    this.body = body;
    this.redaction = redaction;
  }

  /**
   * Creates the context of an attempt that has no answer yet; attempts are counted from 1.
   *
   * @param url the address of the call, without query
   * @param attempts which attempt this is
   * @param redaction takes the key out of texts
   * @return the context
   */
  public static ErrorContext of(String url, int attempts, Redaction redaction) {
    return new ErrorContext(withoutQuery(url), attempts, null, new byte[0], redaction);
  }

  /**
   * {@return this context with the head of the answer}
   *
   * @param answered the head
   */
  public ErrorContext withHead(ResponseHead answered) {
    return new ErrorContext(url, attempts, answered, body, redaction);
  }

  /**
   * {@return this context with a copy of the answer's body, of which 64 KiB are kept}
   *
   * @param received the body, as much of it as came
   */
  public ErrorContext withBody(byte[] received) {
    byte[] kept = Arrays.copyOf(received, Math.min(received.length, MAX_BODY));
    byte[] shown = redaction == null ? kept : redaction.apply(kept);
    return new ErrorContext(url, attempts, head, shown, redaction);
  }

  /**
   * {@return the text without any secret of the request, should the server have repeated it}
   *
   * @param text a text that is to be shown
   */
  public String redact(String text) {
    return redaction == null ? text : redaction.apply(text);
  }

  /** Returns the cause, or what stands in for one whose message has the secret in it. */
  @Nullable Throwable redact(@Nullable Throwable cause) {
    Throwable at = cause;
    for (int depth = 0; at != null && depth < MAX_CAUSES; depth++) {
      String text = at.toString();
      if (cause != null && !redact(text).equals(text)) {
        IOException shown = new IOException(redact(cause.toString()));
        shown.setStackTrace(cause.getStackTrace());
        return shown;
      }
      at = at.getCause();
    }
    return cause;
  }

  /** Returns this context without any secret in the headers; the body never held one. */
  ErrorContext redacted() {
    ResponseHead shown = head == null ? null : head.map(this::redact);
    return shown == head ? this : new ErrorContext(url, attempts, shown, body, redaction);
  }

  String url() {
    return url;
  }

  int attempts() {
    return attempts;
  }

  /** {@return the head of the answer, or null where none had come} */
  public @Nullable ResponseHead head() {
    return head;
  }

  byte[] body() {
    return body.clone();
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
