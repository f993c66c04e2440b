package app.tune.studio.testkit.internal.http;

import java.io.Serial;

/** Thrown for a request that is not well-formed HTTP/1.1, or exceeds a size limit. */
public final class MalformedRequestException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final String reason;

  MalformedRequestException(String reason) {
    this(400, reason);
  }

  MalformedRequestException(int status, String reason) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }

  /** Returns the status of the response. */
  public int status() {
    return status;
  }

  /** Returns what is wrong. */
  public String reason() {
    return reason;
  }
}
