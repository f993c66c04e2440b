package app.tune.studio.batch.internal.file;

/** The members of a result line, as in OpenAI's batch files. */
public final class ResultMembers {

  /** Identifies the line. */
  public static final String ID = "id";

  /** The item's id. */
  public static final String CUSTOM_ID = "custom_id";

  /** The server's response, or null. */
  public static final String RESPONSE = "response";

  /** The HTTP status, within the response. */
  public static final String STATUS_CODE = "status_code";

  /** The server's id of the request, within the response. */
  public static final String REQUEST_ID = "request_id";

  /** The JSON, within the response. */
  public static final String BODY = "body";

  /** The failure, or null. */
  public static final String ERROR = "error";

  /** The kind, within the error. */
  public static final String CODE = "code";

  /** The words, within the error. */
  public static final String MESSAGE = "message";

  private ResultMembers() {}
}
