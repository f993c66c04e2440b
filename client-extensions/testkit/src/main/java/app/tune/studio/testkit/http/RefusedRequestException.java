package app.tune.studio.testkit.http;

import java.io.Serial;

/** Bytes that are no request this server can take: it answers with a status, then closes. */
final class RefusedRequestException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final int status;

  RefusedRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
