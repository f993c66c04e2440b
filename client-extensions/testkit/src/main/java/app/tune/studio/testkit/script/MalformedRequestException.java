package app.tune.studio.testkit.script;

import java.io.IOException;

/** A request that is not well-formed HTTP/1.1. */
final class MalformedRequestException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  MalformedRequestException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
