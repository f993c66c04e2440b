package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.internal.http.ResponseHead;
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
 * are logged only where the client was told to, and never of a stream. What servers say is logged
 * without the key, should they repeat it.
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

  static void head(ResponseHead head, int attempt, ErrorContext context) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "attempt {}: status {}, content type {}, request id {}",
          attempt,
          head.status(),
          shown(head.contentType(), context),
          shown(head.requestId(), context));
    }
  }

  static void body(byte[] body, ErrorContext context, boolean bodies) {
    if (bodies && LOG.isDebugEnabled()) {
      LOG.debug("answer {}", context.redact(new String(body, StandardCharsets.UTF_8)));
    }
  }

  static void failed(TuneStudioException failure, @Nullable Duration retryIn) {
    if (retryIn == null) {
      LOG.debug("failed: {}", failure.getMessage());
    } else {
      LOG.info("retrying in {} ms: {}", retryIn.toMillis(), failure.getMessage());
    }
  }

  private static @Nullable String shown(@Nullable String value, ErrorContext context) {
    return value == null ? null : context.redact(value);
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
