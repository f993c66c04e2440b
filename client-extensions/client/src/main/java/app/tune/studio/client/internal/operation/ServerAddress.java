package app.tune.studio.client.internal.operation;

/**
 * Host and port of a base URL, which was checked before.
 *
 * @param host a name, or an IP address without brackets
 * @param port the port of the scheme where the URL names none
 */
public record ServerAddress(String host, int port) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Returns the address in a URL; not by {@link java.net.URI}, which knows no underscores. */
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
