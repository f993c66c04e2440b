package app.tune.studio.client.internal.call;

import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.CallEnd;
import app.tune.studio.client.event.CallInfo;
import app.tune.studio.client.event.CallListener;
import app.tune.studio.client.event.ResponseInfo;
import app.tune.studio.client.internal.sse.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs calls: their start and end at debug, retries at info, anomalies of responses at warn. Bodies
 * and events are logged only if the client is configured to.
 *
 * <p>Request headers are never logged, and the key is redacted from texts of the server.
 */
final class CallLog implements CallListener {

  private static final Logger LOG = LoggerFactory.getLogger("app.tune.studio.client");
  private static final int MAX_ODDITY = 200;
  private static final CallLog INSTANCE = new CallLog();

  private CallLog() {}

  /**
   * Returns the listeners, followed by the log if it is enabled, so that it runs in their contexts.
   */
  static List<CallListener> with(List<CallListener> listeners) {
    if (!LOG.isDebugEnabled()) {
      return listeners;
    }
    List<CallListener> all = new ArrayList<>(listeners);
    all.add(INSTANCE);
    return all;
  }

  @Override
  public void onStart(CallInfo call) {
    LOG.debug("call {}: {}, model {}", call.callId(), call.operation(), call.model());
  }

  @Override
  public void onEnd(CallInfo call, CallEnd end) {
    ResponseInfo response = end.response();
    LOG.debug(
        "call {}: {}, status {}, {} attempts, head after {}, first chunk after {}, {} in all, "
            + "{} chunks, {}",
        call.callId(),
        outcome(end),
        response == null ? 0 : response.status(),
        end.attempts(),
        millis(end.timeToResponse()),
        millis(end.timeToFirstChunk()),
        millis(end.totalTime()),
        end.chunks(),
        end.usage() == null ? "no usage" : end.usage());
  }

  private static String outcome(CallEnd end) {
    Throwable failure = end.failure();
    return switch (end.outcome()) {
      case COMPLETE -> "complete";
      case CANCELLED -> "cancelled";
      case FAILED -> "failed: " + (failure == null ? "" : failure.getMessage());
    };
  }

  private static String millis(@Nullable Duration time) {
    return time == null ? "-" : time.toMillis() + " ms";
  }

  static void retrying(String callId, TuneStudioException failure, Duration retryIn) {
    LOG.info("call {}: retrying in {} ms: {}", callId, retryIn.toMillis(), failure.getMessage());
  }

  static void ignored(String callId, String what, String data, ErrorContext context) {
    String shown = data.length() > MAX_ODDITY ? data.substring(0, MAX_ODDITY) + "…" : data;
    LOG.warn(
        "call {}: ignored {}, request id {}: {}",
        callId,
        what,
        context.header(TextCompletionsApi.X_REQUEST_ID),
        context.redact(shown));
  }

  /** Logs the head of a response at trace level. */
  static void response(String callId, Attempt attempt) {
    if (LOG.isTraceEnabled()) {
      ErrorContext context = attempt.context();
      LOG.trace(
          "call {}: attempt {}: status {}, content type {}, request id {}",
          callId,
          attempt.number(),
          context.status(),
          context.redact(String.valueOf(context.header("Content-Type"))),
          context.redact(String.valueOf(context.header(TextCompletionsApi.X_REQUEST_ID))));
    }
  }

  static boolean isDebugEnabled() {
    return LOG.isDebugEnabled();
  }

  static void request(String callId, Attempt attempt, byte[] body) {
    LOG.debug(
        "call {}: attempt {}: request {}",
        callId,
        attempt.number(),
        new String(body, StandardCharsets.UTF_8));
  }

  static void body(String callId, byte[] body, ErrorContext context) {
    LOG.debug(
        "call {}: response {}", callId, context.redact(new String(body, StandardCharsets.UTF_8)));
  }

  static void event(String callId, Slice data, ErrorContext context) {
    LOG.debug("call {}: event {}", callId, context.redact(data.text()));
  }
}
