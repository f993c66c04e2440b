package app.tune.studio.testkit.internal.replay;

import java.util.List;
import java.util.Map;

/**
 * A request and its response, without secrets.
 *
 * @param target the path and query of the request
 * @param requestHeaders the recorded headers
 * @param responseBody the body as far as received
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

  /** How the response ended. */
  public enum Ending {
    /** Completely, with a body delimited by its length or chunks. */
    COMPLETE,
    /** With the end of the connection, which is indistinguishable from a server crash. */
    CLOSED,
    /** Truncated: the server closed the connection in the middle of the body. */
    CUT,
    /** The client disconnected in the middle of the body. */
    LEFT
  }
}
