package app.tune.studio.client.internal.http;

import java.net.URISyntaxException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request, parsed from its URL without {@link java.net.URI}, which does not support
 * underscores in host names.
 *
 * @param url the whole URL
 * @param host scheme, host and port
 * @param authority the value of the Host header (RFC 9110, 7.2)
 * @param path path and query
 */
record RequestTarget(String url, HttpHost host, String authority, String path) {

  private static final String SCHEME_END = "://";

  /** Returns the target of an absolute URL. */
  static RequestTarget of(String url) {
    int start = url.indexOf(SCHEME_END);
    String given = authorityIn(url);
    String rest = url.substring(start + SCHEME_END.length() + given.length());
    try {
      URIAuthority authority = URIAuthority.create(given);
      return new RequestTarget(
          url,
          new HttpHost(url.substring(0, start), authority),
          new URIAuthority(authority.getHostName(), authority.getPort()).toString(),
          rest.startsWith("/") ? rest : "/" + rest);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("URL: has no valid host: " + given, malformed);
    }
  }

  /** Returns the host of an absolute URL, and its port if the URL has one. */
  static String authorityIn(String url) {
    int start = url.indexOf(SCHEME_END) + SCHEME_END.length();
    int end = start;
    while (end < url.length() && "/?".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end);
  }

  /** Caches the last target, since the URL of a client hardly changes. Thread-safe. */
  static final class Latest {

    private volatile @Nullable RequestTarget last;

    RequestTarget of(String url) {
      RequestTarget known = last;
      if (known != null && known.url().equals(url)) {
        return known;
      }
      RequestTarget parsed = RequestTarget.of(url);
      last = parsed;
      return parsed;
    }
  }
}
