package app.tune.studio.client.internal.operation;

/**
 * The host and port of a base URL that is known to be valid.
 *
 * @param host a name, or an IP address without brackets
 * @param port the port, by default that of the scheme
 */
public record ServerAddress(String host, int port) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /**
   * Parses the address in a URL without {@link java.net.URI}, which does not support underscores.
   */
  static ServerAddress of(String url) {
    int begin = url.indexOf("://") + 3;
    int path = url.indexOf('/', begin);
    String authority = path < 0 ? url.substring(begin) : url.substring(begin, path);
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = hasPort ? authority.substring(0, colon) : authority;
    int port =
        hasPort && colon + 1 < authority.length()
            ? Integer.parseInt(authority.substring(colon + 1))
            : url.regionMatches(true, 0, "https", 0, 5) ? HTTPS : HTTP;
    return new ServerAddress(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
  }
}
