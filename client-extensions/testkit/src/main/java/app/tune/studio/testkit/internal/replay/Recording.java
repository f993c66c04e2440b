package app.tune.studio.testkit.internal.replay;

import java.util.List;
import java.util.Map;

/**
 * A request and its answer, without secrets.
 *
 * @param target path and query of the request
 * @param requestHeaders the few headers that are kept
 * @param responseBody as far as it came
 */
public record Recording(
    String method,
    String target,
    Map<String, List<String>> requestHeaders,
    byte[] requestBody,
    int status,
    Map<String, List<String>> responseHeaders,
    byte[] responseBody,
    Ending ending) {

  /** How the answer ended. */
  public enum Ending {
    /** With the whole body, whose length or chunks mark its end. */
    COMPLETE,
    /** With the end of the connection alone, which looks the same when the server was killed. */
    CLOSED,
    /** With a connection that the server closed in the middle of the body. */
    CUT,
    /** With a client that left in the middle of the body. */
    LEFT
  }
}
