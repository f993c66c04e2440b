package app.tune.studio.testkit;

/** The media types of answers: JSON (RFC 8259) and event streams (WHATWG HTML, section 9.2). */
final class MediaType {

  static final String JSON = "application/json";
  static final String EVENT_STREAM = "text/event-stream";

  private MediaType() {}
}
