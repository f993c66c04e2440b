package app.tune.studio.client.internal.sse;

/** Thrown when one event, or one line, is longer than the parser's bound. */
public final class EventTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EventTooLargeException(int limit) {
    super("an event of the stream is longer than the limit of " + limit + " bytes");
  }
}
