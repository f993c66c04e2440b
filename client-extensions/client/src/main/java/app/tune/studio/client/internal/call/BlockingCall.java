package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.event.CallScope;
import app.tune.studio.client.internal.body.BodyGatherer;
import app.tune.studio.client.internal.body.GatheredBody;
import app.tune.studio.client.internal.call.CallResult.Failed;
import app.tune.studio.client.internal.call.CallResult.Streaming;
import app.tune.studio.client.internal.http.BlockingExchange;
import app.tune.studio.client.internal.http.Response;
import app.tune.studio.client.internal.operation.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A call that runs entirely on the calling thread. */
final class BlockingCall<T> extends Call<T> {

  private final Thread thread = Thread.currentThread();
  private volatile boolean awake;

  BlockingCall(Dispatcher dispatcher, OperationCaller<T> caller, Invocation invocation) {
    super(dispatcher, caller, invocation);
  }

  /**
   * Runs the call; returns the whole response, or the head of a stream.
   *
   * @throws TuneStudioException if the call fails
   */
  CallResult<T> execute() {
    CallResult<T> result = null;
    Throwable failure = null;
    try {
      begin();
      if (thread.isInterrupted()) { // a request without a recipient still costs money
        throw interrupted();
      }
      result = attempts();
      return result;
    } catch (Throwable thrown) {
      failure = thrown;
      throw thrown;
    } finally {
      if (!(result instanceof Streaming)) {
        release();
        events.ended(failure);
      }
    }
  }

  private CallResult<T> attempts() {
    while (true) {
      throwIfEnded();
      Attempt attempt = nextAttempt();
      CallResult<T> result = send(attempt);
      if (!(result instanceof Failed<T> failed)) {
        dispatcher.retries().succeeded();
        return result;
      }
      Duration delay = delayBeforeRetry(failed);
      if (delay == null) {
        throw rethrown(failed.failure());
      }
      pause(delay);
    }
  }

  private CallResult<T> send(Attempt attempt) {
    BlockingExchange exchange =
        dispatcher.transport().exchange(attempt.request(), attempt.timeouts());
    attempt.exchange(exchange);
    throwIfEnded(); // the call was ended before it knew of this exchange
    Response response;
    CallScope scope = events.aroundUserCode(); // a custom transport may need it
    try {
      response = exchange.execute();
    } catch (IOException thrown) {
      return failed(attempt, thrown);
    } finally {
      scope.close();
    }
    attempt.head(response.head());
    events.received(response.head(), attempt);
    events.responded(response.head());
    if (caller.isStreamed(response.head())) {
      return caller.stream(this, attempt, response);
    }
    GatheredBody body = BodyGatherer.gather(response, caller.bodyLimit(response.head()));
    return caller.whole(this, attempt, response, body);
  }

  private void throwIfEnded() {
    TuneStudioException why = endedBy();
    if (why != null) {
      throw why;
    }
  }

  private static RuntimeException rethrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }

  private void pause(Duration delay) {
    if (delay.isZero()) {
      return;
    }
    awake = false;
    Runnable cancel = dispatcher.watcher().clock().schedule(delay.toNanos(), this::wake);
    while (!awake && endedBy() == null) {
      if (thread.isInterrupted()) {
        end(interrupted());
      } else {
        LockSupport.park(this);
      }
    }
    cancel.run();
  }

  private CallCancelledException interrupted() {
    return new CallCancelledException("the calling thread was interrupted", context(), null);
  }

  private void wake() {
    awake = true;
    LockSupport.unpark(thread);
  }

  @Override
  void onEnd(TuneStudioException why) {
    wake();
  }
}
