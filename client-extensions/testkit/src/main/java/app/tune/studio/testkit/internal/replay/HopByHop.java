package app.tune.studio.testkit.internal.replay;

import java.util.Locale;
import java.util.Set;

/** Headers that belong to one connection and are not handed on (RFC 9110, section 7.6.1). */
public final class HopByHop {
  private static final Set<String> OF_REQUESTS =
      Set.of(
          "accept-encoding", // bodies are to be read by people
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final Set<String> OF_RESPONSES =
      Set.of("connection", "content-length", "keep-alive", "trailer", "transfer-encoding");

  private HopByHop() {}

  /** Returns whether this header of a request is not handed on. */
  public static boolean ofRequest(String name) {
    return OF_REQUESTS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns whether this header of a response is not handed on. */
  public static boolean ofResponse(String name) {
    return OF_RESPONSES.contains(name.toLowerCase(Locale.ROOT));
  }
}
