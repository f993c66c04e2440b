package app.tune.studio.testkit.internal.replay;

import app.tune.studio.testkit.internal.http.SecretHeaders;
import app.tune.studio.testkit.script.RecordedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Removes secrets from recordings: only allow-listed request headers are kept, cookies are dropped,
 * and other occurrences of the request's credentials are replaced.
 */
public final class Redaction {
  private static final String REPLACEMENT = "removed";
  private static final int SHORTEST_SECRET = 8;
  private static final Set<String> KEPT_OF_REQUESTS = Set.of("accept", "content-type");
  private static final String SET_COOKIE = "set-cookie";

  private final List<String> secrets;

  /** Creates a redaction of the credentials of a request. */
  public Redaction(RecordedRequest request) {
    this.secrets =
        SecretHeaders.names().stream()
            .flatMap(name -> request.headers(name).stream())
            .flatMap(value -> Stream.of(value, value.substring(value.indexOf(' ') + 1).strip()))
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .flatMap(Redaction::spellings)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Returns a secret as it is in headers and texts, in URLs, and in JSON that escapes slashes. */
  private static Stream<String> spellings(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(secret, encoded, encoded.replace("+", "%20"), secret.replace("/", "\\/"));
  }

  /** Returns the headers to record. */
  public Map<String, List<String>> requestHeaders(Map<String, List<String>> headers) {
    return headers(headers, KEPT_OF_REQUESTS::contains);
  }

  /** Returns the headers to record. */
  public Map<String, List<String>> responseHeaders(Map<String, List<String>> headers) {
    return headers(headers, name -> !name.equals(SET_COOKIE) && !HopByHop.ofResponse(name));
  }

  /** Returns the text without secrets. */
  public String text(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, REPLACEMENT);
    }
    return clean;
  }

  /**
   * Returns the bytes without secrets, treating each as a character, so that a body need not be
   * text.
   */
  public byte[] bytes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String clean = text(text);
    return clean.equals(text) ? bytes : clean.getBytes(StandardCharsets.ISO_8859_1);
  }

  private Map<String, List<String>> headers(
      Map<String, List<String>> headers, Predicate<String> kept) {
    Map<String, List<String>> clean = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (kept.test(name.toLowerCase(Locale.ROOT))) {
            clean.put(name, values.stream().map(this::text).toList());
          }
        });
    return clean;
  }
}
