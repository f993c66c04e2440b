package app.tune.studio.client.internal.sse;

/** Thrown when an event or a line exceeds the parser's maximum size. */
public final class EventTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EventTooLargeException(int limit) {
    super("an event of the stream is longer than the limit of " + limit + " bytes");
  }
}
