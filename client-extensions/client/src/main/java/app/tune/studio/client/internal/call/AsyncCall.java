package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.body.BodyGatherer;
import app.tune.studio.client.internal.call.CallResult.Failed;
import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.client.internal.http.AsyncTransport;
import app.tune.studio.client.internal.http.Exchange;
import app.tune.studio.client.internal.http.ExchangeListener;
import app.tune.studio.client.internal.http.Response;
import app.tune.studio.client.internal.operation.Invocation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An asynchronous call.
 *
 * <p>Transport threads only pass on their results; slow steps and user code run on the executor,
 * one step at a time.
 */
final class AsyncCall<T> extends Call<T> {

  private static final Runnable NOTHING = () -> {};

  private final AsyncTransport transport;
  private final Consumer<CallResult<T>> onResult;
  private final AtomicBoolean done = new AtomicBoolean();
  private volatile Runnable cancelWait = NOTHING;

  /**
   * Creates a call.
   *
   * @param onResult receives its result on the executor, exactly once
   */
  AsyncCall(
      Dispatcher dispatcher,
      OperationCaller<T> caller,
      Invocation invocation,
      Consumer<CallResult<T>> onResult) {
    super(dispatcher, caller, invocation);
    this.transport = dispatcher.asyncTransport();
    this.onResult = onResult;
  }

  /**
   * Starts the call.
   *
   * @throws IllegalArgumentException if an argument is invalid
   */
  void start() {
    try {
      begin();
    } catch (Throwable refused) {
      done.set(true);
      ended(refused);
      throw refused;
    }
    sendNext();
  }

  private void sendNext() {
    try {
      if (endedBy() == null) {
        send(nextAttempt());
      }
    } catch (Throwable thrown) { // rejected by a check, or thrown by an interceptor
      onExecutor(() -> finish(Failed.last(thrown)));
    }
  }

  private void send(Attempt attempt) {
    Exchange exchange =
        transport.send(attempt.request(), attempt.timeouts(), new ResponseHandler(attempt));
    attempt.exchange(exchange);
    if (endedBy() != null) {
      exchange.cancel(); // the call was ended before it knew of this exchange
    }
  }

  private final class ResponseHandler implements ExchangeListener {

    private final Attempt attempt;

    ResponseHandler(Attempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public void onResponse(Response response) {
      attempt.head(response.head());
      events.received(response.head(), attempt);
      if (caller.isStreamed(response.head())) {
        settle(response, () -> caller.stream(AsyncCall.this, attempt, response));
      } else {
        BodyGatherer.gather(
            response,
            caller.bodyLimit(response.head()),
            body -> settle(response, () -> caller.whole(AsyncCall.this, attempt, response, body)));
      }
    }

    private void settle(Response response, Supplier<CallResult<T>> result) {
      onExecutor(
          () -> {
            events.responded(response.head());
            settled(result.get());
          });
    }

    @Override
    public void onFailure(Exchange exchange, Throwable failure) {
      attempt.exchange(exchange);
      onExecutor(() -> settled(failed(attempt, failure)));
    }
  }

  private void settled(CallResult<T> result) {
    if (!(result instanceof Failed<T> failed)) {
      dispatcher.retries().succeeded();
      finish(result);
      return;
    }
    Duration delay = delayBeforeRetry(failed);
    if (delay == null) {
      finish(failed);
      return;
    }
    cancelWait =
        dispatcher.watcher().clock().schedule(delay.toNanos(), () -> onExecutor(this::sendNext));
    if (endedBy() != null) {
      cancelWait.run();
    }
  }

  @Override
  void onEnd(TuneStudioException why) {
    cancelWait.run();
    if (!OperationCaller.isErrorBodyIdle(why)) { // then the end of the body is the call's
      onExecutor(() -> finish(Failed.last(why)));
    }
  }

  /** Runs a step on the executor; an exception ends the call. */
  private void onExecutor(Runnable step) {
    dispatcher
        .executor()
        .execute(
            () -> {
              try {
                step.run();
              } catch (Throwable thrown) {
                finish(Failed.last(thrown));
              }
            });
  }

  private void finish(CallResult<T> result) {
    if (!done.compareAndSet(false, true)) {
      return;
    }
    if (!(result instanceof Streaming)) {
      ended(result instanceof Failed<T> failed ? failed.failure() : null);
    }
    onResult.accept(result);
  }
}
