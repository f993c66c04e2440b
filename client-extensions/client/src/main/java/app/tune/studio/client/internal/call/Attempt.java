package app.tune.studio.client.internal.call;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.internal.error.ApiExceptions;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ErrorInfo;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.http.AttemptTimeouts;
import app.tune.studio.client.internal.http.ByteSource;
import app.tune.studio.client.internal.http.Exchange;
import app.tune.studio.client.internal.http.HeadListener;
import app.tune.studio.client.internal.retry.RetryAfter;
import app.tune.studio.client.internal.stream.StreamRules;
import feign.Request;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One attempt of a call: a request on the wire, and what comes of it. */
final class Attempt implements HeadListener {

  private final Call call;
  private final Dispatcher core;
  private final RequestFactory prepared;
  private final Request request;
  private final int number;
  private final ErrorContext context;
  private final AttemptTimeouts activity;
  private final AtomicBoolean headOrFailure = new AtomicBoolean();
  private volatile @Nullable Exchange exchange;
  private volatile @Nullable ByteSource body;
  private volatile boolean cancelled;
  private volatile ErrorContext known;

  Attempt(Call call, Dispatcher core, RequestFactory prepared, Request request, int number) {
    this.call = call;
    this.core = core;
    this.prepared = prepared;
    this.request = request;
    this.number = number;
    this.context = call.context(request, number);
    this.known = context;
    CallSettings settings = prepared.settings();
    this.activity =
        new AttemptTimeouts(
            core.watch(), settings.firstByteTimeout(), settings.idleTimeout(), this::timedOut);
  }

  void send() {
    CallLog.sending(request, number, prepared.settings().logBodies());
    Exchange made = core.transport().exchange(request, activity, this);
    exchange = made;
    if (cancelled) {
      made.cancel();
    }
    if (call.isWaitedFor()) {
      made.sendAndWait();
    } else {
      made.send();
    }
  }

  @Override
  public boolean onHead(ResponseHead head, ByteSource received) {
    if (!headOrFailure.compareAndSet(false, true)) {
      received.close();
      return false;
    }
    ErrorContext answered = context.withHead(head);
    known = answered;
    body = received;
    CallLog.head(head, number, answered);
    EventStream rule = prepared.operation().stream();
    if (head.isSuccess() && rule != null) {
      Answer answer = streamed(head, received, rule, answered);
      call.executor().execute(() -> call.succeeded(answer));
      return false;
    }
    int limit = head.isSuccess() ? prepared.settings().maxBodySize() : ErrorContext.MAX_BODY;
    BodyGatherer.collect(
        received,
        limit,
        collected ->
            call.executor()
                .execute(
                    () -> {
                      judge(answered, head, collected);
                      received.finish();
                    }));
    return true;
  }

  private Answer streamed(
      ResponseHead head, ByteSource received, EventStream rule, ErrorContext answered) {
    CallSettings settings = prepared.settings();
    StreamRules rules =
        new StreamRules(
            rule.terminator(),
            rule.error(),
            () -> prepared.expectedChoices(request),
            settings.endRule(),
            settings.maxEventSize());
    StreamBody open = call.own(new StreamBody(received, call::release));
    return new Answer(head, number, new byte[0], open, rules, call::firstEvent, answered);
  }

  private void judge(ErrorContext answered, ResponseHead head, BodyGatherer.Collected collected) {
    if (head.isSuccess()) {
      try {
        byte[] whole = PlainBodyReader.of(collected, answered, prepared.settings().maxBodySize());
        CallLog.body(whole, answered, prepared.settings().logBodies());
        call.succeeded(new Answer(head, number, whole, null, null, () -> {}, answered));
      } catch (RuntimeException | Error broken) {
        call.failed(broken);
      }
      return;
    }
    byte[] bytes = PlainBodyReader.decodedForError(collected.bytes());
    CallLog.body(bytes, answered, prepared.settings().logBodies());
    ErrorInfo said = core.errors().read(bytes);
    Duration wait = RetryAfter.of(head, core.watch().clock().now());
    call.attemptFailed(ApiExceptions.of(said, wait, answered.withBody(bytes)));
  }

  @Override
  public void onFailure(Throwable failure) {
    if (headOrFailure.compareAndSet(false, true)) {
      call.executor().execute(() -> call.attemptFailed(typed(failure)));
    }
  }

  private TuneStudioException typed(Throwable failure) {
    return FailureClassifier.typed(failure, core.transport(), core.connectTimeout(), request, context);
  }

  private void timedOut(Phase phase, Duration limit) {
    if (headOrFailure.compareAndSet(false, true)) {
      cancelExchange();
      call.executor()
          .execute(() -> call.attemptFailed(new CallTimeoutException(phase, limit, context)));
    } else {
      failBody(new CallTimeoutException(phase, limit, known));
    }
  }

  /**
   * Closes the connection: who reads the body gets the reason, and nothing more is told of an
   * attempt whose head has not come.
   */
  void cancel(TuneStudioException why) {
    headOrFailure.set(true);
    failBody(why);
    cancelExchange();
  }

  private void failBody(TuneStudioException why) {
    ByteSource open = body;
    if (open != null) {
      open.fail(why);
    }
  }

  /** Returns what is known so far: where the request went and, once it has come, the head. */
  ErrorContext known() {
    return known;
  }

  private void cancelExchange() {
    cancelled = true; // for an exchange that is only being made
    Exchange open = exchange;
    if (open != null) {
      open.cancel();
    }
  }
}
