package app.tune.studio.client.internal.call;

import app.tune.studio.api.EventStream;
import app.tune.studio.api.TextCompletionsApi;
import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.operation.Invocation;
import app.tune.studio.client.internal.operation.RequestFactory;
import app.tune.studio.client.internal.sse.Slice;
import app.tune.studio.client.internal.stream.StreamOwner;
import app.tune.studio.client.internal.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is logged of one call: at debug a line at its start and one at its end, at info its retries,
 * at warn what was odd about a response. Bodies and events only if the client is set to log them.
 *
 * <p>Nothing of a request's headers is logged, and what servers say only without the key, should
 * they repeat it.
 */
final class CallLog {

  private static final Logger LOG = LoggerFactory.getLogger("app.tune.studio.client");
  private static final int MAX_ODDITY = 200;

  private final String callId;
  private final RequestFactory requests;
  private final Invocation invocation;
  private final Clock clock;
  private final boolean bodies;
  private long start;
  private volatile long headNanos = -1;
  private volatile long firstEventNanos = -1;
  private int status;
  private int attempts;
  private int chunks;
  private @Nullable Object usage;
  private boolean over;

  CallLog(Dispatcher dispatcher, RequestFactory requests, Invocation invocation) {
    this.callId = dispatcher.nextCallId();
    this.requests = requests;
    this.invocation = invocation;
    this.clock = dispatcher.watcher().clock();
    this.bodies = requests.settings().logBodies() && LOG.isDebugEnabled();
  }

  String callId() {
    return callId;
  }

  void started() {
    if (LOG.isDebugEnabled()) {
      start = clock.nanoTime();
      LOG.debug(
          "call {}: {}, model {}", callId, requests.operation().name(), requests.model(invocation));
    }
  }

  void sending(Attempt attempt) {
    attempts = attempt.number();
    byte[] body = attempt.request().body();
    if (bodies && body != null) {
      LOG.debug(
          "call {}: attempt {}: request {}",
          callId,
          attempt.number(),
          new String(body, StandardCharsets.UTF_8));
    }
  }

  void head(ResponseHead head, Attempt attempt) {
    status = head.status();
    if (LOG.isTraceEnabled()) {
      LOG.trace(
          "call {}: attempt {}: status {}, content type {}, request id {}",
          callId,
          attempts,
          status,
          attempt.context().redact(String.valueOf(head.contentType())),
          attempt.context().redact(String.valueOf(head.requestId())));
    }
    if (LOG.isDebugEnabled()) {
      headNanos = clock.nanoTime() - start;
    }
  }

  void body(byte[] body, Attempt attempt) {
    if (bodies) {
      LOG.debug(
          "call {}: response {}",
          callId,
          attempt.context().redact(new String(body, StandardCharsets.UTF_8)));
    }
  }

  void event(Slice data, StreamOwner owner) {
    if (bodies) {
      LOG.debug("call {}: event {}", callId, owner.context().redact(data.text()));
    }
  }

  void firstEvent() {
    if (LOG.isDebugEnabled()) {
      firstEventNanos = clock.nanoTime() - start;
    }
  }

  void chunk(Object chunk) {
    chunks++;
    if (chunk instanceof EventStream.Chunk part && part.usage() != null) {
      usage = part.usage();
    }
  }

  void ignored(String what, String data, ErrorContext context) {
    String shown = data.length() > MAX_ODDITY ? data.substring(0, MAX_ODDITY) + "…" : data;
    LOG.warn(
        "call {}: ignored {}, request id {}: {}",
        callId,
        what,
        context.header(TextCompletionsApi.X_REQUEST_ID),
        context.redact(shown));
  }

  void attemptFailed(TuneStudioException failure, @Nullable Duration retryIn) {
    if (retryIn != null) {
      LOG.info("call {}: retrying in {} ms: {}", callId, retryIn.toMillis(), failure.getMessage());
    }
  }

  /** Writes the line of the call's end, once. */
  synchronized void ended(@Nullable Throwable failure) {
    if (over || !LOG.isDebugEnabled()) {
      return;
    }
    over = true;
    LOG.debug(
        "call {}: {}, status {}, {} attempts, head after {}, first event after {}, {} in all, "
            + "{} chunks, {}",
        callId,
        outcome(failure),
        status,
        attempts,
        millis(headNanos),
        millis(firstEventNanos),
        millis(clock.nanoTime() - start),
        chunks,
        usage == null ? "no usage" : usage);
  }

  private static String outcome(@Nullable Throwable failure) {
    if (failure == null) {
      return "complete";
    }
    boolean cancelled =
        failure instanceof CallCancelledException
            || failure.getCause() instanceof CallCancelledException;
    return cancelled ? "cancelled" : "failed: " + failure.getMessage();
  }

  private static String millis(long nanos) {
    return nanos < 0 ? "-" : TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
  }
}
