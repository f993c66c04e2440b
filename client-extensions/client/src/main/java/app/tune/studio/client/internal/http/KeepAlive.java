package app.tune.studio.client.internal.http;

import java.util.Iterator;
import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * How long an idle connection is reused: the client's setting, or less if the server announces that
 * it closes the connection earlier ({@code Keep-Alive: timeout=5}). Thread-safe.
 */
final class KeepAlive implements ConnectionKeepAliveStrategy {

  /** How long before the announced time a connection is given up, at most half of that time. */
  private static final long MARGIN_MILLIS = 1_000;

  private static final long MAX_SECONDS = Integer.MAX_VALUE;

  private final TimeValue longest;

  KeepAlive(TransportSettings settings) {
    this.longest = TimeValue.of(settings.keepAlive());
  }

  @Override
  public TimeValue getKeepAliveDuration(HttpResponse response, HttpContext context) {
    if (!response.containsHeader(HttpHeaders.KEEP_ALIVE)) {
      return longest;
    }
    long announced = announcedMillis(response);
    if (announced <= 0) {
      return longest;
    }
    TimeValue until = TimeValue.ofMilliseconds(announced - Math.min(MARGIN_MILLIS, announced / 2));
    return until.compareTo(longest) < 0 ? until : longest;
  }

  private static long announcedMillis(HttpResponse response) {
    Iterator<HeaderElement> elements = MessageSupport.iterate(response, HttpHeaders.KEEP_ALIVE);
    while (elements.hasNext()) {
      HeaderElement element = elements.next();
      if (element.getName().equalsIgnoreCase("timeout") && element.getValue() != null) {
        try {
          return 1_000 * Math.min(MAX_SECONDS, Long.parseLong(element.getValue()));
        } catch (NumberFormatException foreign) {
          return 0;
        }
      }
    }
    return 0;
  }
}
