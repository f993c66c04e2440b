package app.tune.studio.testkit.internal.replay;

import java.util.Locale;
import java.util.Set;

/** Headers that belong to one connection and are not forwarded (RFC 9110, section 7.6.1). */
public final class HopByHop {
  private static final Set<String> OF_REQUESTS =
      Set.of(
          "accept-encoding", // recorded bodies must be readable
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

  /** Returns whether this request header is not forwarded. */
  public static boolean ofRequest(String name) {
    return OF_REQUESTS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns whether this response header is not forwarded. */
  public static boolean ofResponse(String name) {
    return OF_RESPONSES.contains(name.toLowerCase(Locale.ROOT));
  }
}
