package app.tune.studio.client.internal.call;

import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.internal.http.AttemptTimeouts;
import app.tune.studio.client.internal.http.Exchange;
import app.tune.studio.client.internal.http.FailureClassifier;
import app.tune.studio.client.internal.http.ResponseHead;
import app.tune.studio.client.internal.operation.RequestFactory;
import feign.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt of a call: its request and the current state of its exchange. */
final class Attempt {

  private final String callId;
  private final Request request;
  private final int number;
  private final AttemptTimeouts timeouts;
  private volatile @Nullable Exchange exchange;
  private volatile @Nullable ResponseHead head;
  private byte @Nullable [] partOfBody;

  Attempt(String callId, Request request, int number, AttemptTimeouts timeouts) {
    this.callId = callId;
    this.request = request;
    this.number = number;
    this.timeouts = timeouts;
  }

  Request request() {
    return request;
  }

  int number() {
    return number;
  }

  AttemptTimeouts timeouts() {
    return timeouts;
  }

  void exchange(Exchange made) {
    exchange = made;
  }

  void head(ResponseHead received) {
    head = received;
  }

  /** Keeps what was received of a body that is cut off. */
  void partOfBody(byte[] received) {
    partOfBody = received;
  }

  /** Returns the context so far: the URL and, once received, the response head. */
  ErrorContext context() {
    ErrorContext context =
        ErrorContext.of(callId, request.url(), number, RequestFactory.authorization(request));
    ResponseHead received = head;
    if (received == null) {
      return context;
    }
    context = context.withResponse(received.status(), received.headers());
    byte[] part = partOfBody;
    return part == null ? context : context.withBody(part);
  }

  /** Returns the exception for a failure of the transport. */
  TuneStudioException failure(Throwable thrown, Duration connectTimeout) {
    Exchange made = exchange;
    boolean pooled = made != null && made.isOnReusedConnection();
    return FailureClassifier.classify(
        thrown, stage(), request.url(), pooled, connectTimeout, context());
  }

  /** The response of an asynchronous exchange may fail before its sender has returned it. */
  private Stage stage() {
    if (head != null) {
      return Stage.READ_BODY;
    }
    Exchange made = exchange;
    return made == null ? Stage.CONNECT : made.stage();
  }

  /** Returns whether the request failed on a reused connection before any byte of the response. */
  boolean isConnectionStale() {
    Exchange made = exchange;
    return made != null
        && made.isOnReusedConnection()
        && (made.stage() == Stage.CONNECT || made.stage() == Stage.AWAIT_RESPONSE);
  }

  /** Closes the connection at once. */
  void cancel() {
    Exchange made = exchange;
    if (made != null) {
      made.cancel();
    }
  }
}
