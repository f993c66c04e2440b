package app.tune.studio.client.call;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.client.http.Failures;
import app.tune.studio.client.http.Transport;
import feign.Request;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Names the failure of an exchange that came before the head of an answer. */
final class SendFailure {

  private SendFailure() {}

  static TuneStudioException typed(
      Throwable failure,
      Transport transport,
      Duration connectTimeout,
      Request request,
      ErrorContext context) {
    if (failure instanceof TuneStudioException typed) {
      return typed;
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return new CallTimeoutException(Phase.CONNECT, connectTimeout, context);
    }
    String words = String.valueOf(failure.getMessage());
    if (failure instanceof java.net.ProtocolException) {
      return new ProtocolException("the answer is not HTTP: " + words, context, failure);
    }
    Stage stage = transport.stageOf(failure);
    String host = URI.create(request.url()).getAuthority();
    String message =
        switch (stage) {
          case CONNECT ->
              failure instanceof SSLException
                  ? "no TLS connection to " + host + ": " + words
                  : Failures.isUnknownHost(failure)
                      ? "unknown host " + host
                      : "cannot connect to " + host;
          case AWAIT_ANSWER -> "the connection to " + host + " was lost before an answer came";
          case READ_HEAD, READ_BODY -> "the connection to " + host + " was lost: " + words;
        };
    return new ConnectionException(message, stage, context, failure);
  }
}
