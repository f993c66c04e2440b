package app.tune.studio.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The validated base URL. Rejects values that could misdirect a request or its key. */
record BaseUrl(URI uri, String host) {

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){1,3}");
  private static final int MAX_PORT = 65_535;

  /** A local host name with an underscore: Docker creates them, {@link URI} does not parse them. */
  private static final Pattern LOCAL_NAME =
      Pattern.compile("([\\w.-]*_[\\w.-]*)(?::([0-9]{1,5}))?");

  static BaseUrl of(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException malformed) {
      throw refused("is not a URL: " + malformed.getReason(), shown(text));
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw refused("must begin with http:// or https://", shown(text));
    }
    if (uri.getRawUserInfo() != null || text.contains("@")) {
      throw refused("must not hold user information", shown(text));
    }
    String host = uri.getHost();
    int port = uri.getPort();
    if (host == null) {
      Matcher name = LOCAL_NAME.matcher(String.valueOf(uri.getRawAuthority()));
      if (!name.matches()) {
        throw refused("has no valid host", shown(text));
      }
      host = name.group(1);
      port = name.group(2) == null ? -1 : Integer.parseInt(name.group(2));
    }
    if (host.matches("\\[[^%]*\\..*")) { // the HTTP library does not parse it
      throw refused("must have an IPv4 address as such, not within an IPv6 one", shown(text));
    }
    if (port == 0 || port > MAX_PORT) {
      throw refused("must have a port of 1 to " + MAX_PORT, shown(text));
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused("must not have a query or fragment", shown(text));
    }
    return new BaseUrl(uri, host);
  }

  private static IllegalArgumentException refused(String why, String shown) {
    return new IllegalArgumentException("base URL: " + why + ", was \"" + shown + '"');
  }

  /** Omits user information, which may hold a password, and the query, which may hold a key. */
  private static String shown(String text) {
    return text.replaceAll("(?s).*@", "…@").replaceAll("(?s)[?#].*", "…");
  }

  /**
   * Checks that this is not the URL of an operation, to which its path would be added once more.
   *
   * @param path the path of the operation on this server
   */
  void checkEndsBefore(String path) {
    if (path.length() > 1 && text().endsWith(path)) {
      throw refused("must not include the path " + path + ", which is added to it", text());
    }
  }

  /** Returns whether a key would be sent unencrypted beyond the loopback interface. */
  boolean isClearBeyondLoopback() {
    return "http".equalsIgnoreCase(uri.getScheme())
        && !host.equalsIgnoreCase("localhost")
        && !LOOPBACK.matcher(host).matches()
        && !host.equals("[::1]");
  }

  /** Returns the URL without a trailing slash. */
  String text() {
    return uri.toString().replaceAll("/+$", "");
  }

  /** Checks and returns a path that begins with a slash. */
  static String path(String path) {
    String stripped = path.strip();
    if (stripped.isEmpty() || stripped.indexOf('?') >= 0 || stripped.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "path: must not be blank or have a query or fragment, was \"" + shown(path) + '"');
    }
    if (stripped.indexOf('{') >= 0 || stripped.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "path: holds a character that must be encoded, was \"" + path + '"');
    }
    return stripped.startsWith("/") ? stripped : "/" + stripped;
  }
}
