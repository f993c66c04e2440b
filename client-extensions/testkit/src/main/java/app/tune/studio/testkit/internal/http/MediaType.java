package app.tune.studio.testkit.internal.http;

/** Media types: JSON (RFC 8259), event streams (WHATWG HTML, section 9.2) and text. */
public final class MediaType {

  /** The header that holds the media type. */
  public static final String HEADER = "Content-Type";

  /** JSON, always in UTF-8. */
  public static final String JSON = "application/json";

  /** Server-sent events. */
  public static final String EVENT_STREAM = "text/event-stream";

  /** Plain text. */
  public static final String TEXT = "text/plain; charset=utf-8";

  private MediaType() {}
}
