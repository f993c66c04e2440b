package app.tune.studio.client.call;

import app.tune.studio.client.error.ResponseHead;
import app.tune.studio.client.error.TuneStudioException;
import feign.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is logged of calls: status and media type of answers, and nothing of a request's headers.
 *
 * <p>Headers are on an allow-list, so a secret in a header that nobody thought of stays out. Bodies
 * are logged only where the client was told to, and never of a stream.
 */
final class CallLog {

  private static final Logger LOG = LoggerFactory.getLogger("app.tune.studio.client");

  private CallLog() {}

  static void sending(Request request, int attempt, boolean bodies) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "attempt {}: {} {}, {} bytes",
          attempt,
          request.httpMethod(),
          withoutQuery(request.url()),
          request.length());
      byte[] body = request.body();
      if (bodies && body != null) {
        LOG.debug("attempt {}: request {}", attempt, new String(body, StandardCharsets.UTF_8));
      }
    }
  }

  static void head(ResponseHead head, int attempt) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "attempt {}: status {}, content type {}, request id {}",
          attempt,
          head.status(),
          head.contentType(),
          head.requestId());
    }
  }

  static void body(byte[] body, boolean bodies) {
    if (bodies && LOG.isDebugEnabled()) {
      LOG.debug("answer {}", new String(body, StandardCharsets.UTF_8));
    }
  }

  static void failed(TuneStudioException failure, @Nullable Duration retryIn) {
    if (retryIn == null) {
      LOG.debug("failed: {}", failure.getMessage());
    } else {
      LOG.info("retrying in {} ms: {}", retryIn.toMillis(), failure.getMessage());
    }
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
