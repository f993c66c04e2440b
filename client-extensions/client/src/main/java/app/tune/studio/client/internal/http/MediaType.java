package app.tune.studio.client.internal.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Media types, compared ignoring case and parameters (RFC 9110, 8.3.1). */
public final class MediaType {

  private static final String EVENT_STREAM = "text/event-stream";
  private static final String HTML = "text/html";

  /** None of them is registered. */
  private static final Set<String> JSON_LINES =
      Set.of(
          "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonl");

  private MediaType() {}

  /** Returns whether a content type names an event stream, whatever its parameters. */
  public static boolean isEventStream(@Nullable String contentType) {
    return is(EVENT_STREAM, contentType);
  }

  /** Returns whether a content type names an HTML page. */
  public static boolean isHtml(@Nullable String contentType) {
    return is(HTML, contentType);
  }

  /** Returns whether a content type names JSON values, one on each line. */
  public static boolean isJsonLines(@Nullable String contentType) {
    return JSON_LINES.contains(bare(contentType));
  }

  private static boolean is(String wanted, @Nullable String contentType) {
    return bare(contentType).equals(wanted);
  }

  private static String bare(@Nullable String contentType) {
    if (contentType == null) {
      return "";
    }
    int semicolon = contentType.indexOf(';');
    String bare = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return bare.strip().toLowerCase(Locale.ROOT);
  }
}
