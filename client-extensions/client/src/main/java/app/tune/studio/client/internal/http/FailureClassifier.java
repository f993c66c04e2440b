package app.tune.studio.client.internal.http;

import app.tune.studio.client.error.CallCancelledException;
import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.CallTimeoutException.Phase;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.ConnectionException.Stage;
import app.tune.studio.client.error.ErrorContext;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/**
 * Maps exceptions of a transport to those of the SDK, by the progress of the exchange.
 *
 * <p>The messages are written for users; the cause has the library's message.
 */
public final class FailureClassifier {

  private static final String CLOSED_HANDSHAKE = "TLS handshake failed";
  private static final String CUT_CHUNK = "CRLF expected at end of chunk";
  private static final int MAX_REASON = 200;

  private FailureClassifier() {}

  /**
   * Returns the exception for an exchange that failed before its response was read completely.
   *
   * @param url the URL of the request
   * @param pooled whether the connection had served another exchange
   * @param connectTimeout the value for a connect timeout
   */
  public static TuneStudioException classify(
      Throwable failure,
      Stage stage,
      String url,
      boolean pooled,
      Duration connectTimeout,
      ErrorContext context) {
    if (failure instanceof TuneStudioException typed) {
      return typed;
    }
    if (failure instanceof ThreadInterruptedException) {
      return new CallCancelledException(String.valueOf(failure.getMessage()), context, failure);
    }
    String host = RequestTarget.authorityIn(url);
    if (stage == Stage.CONNECT) {
      return connectFailure(failure, host, connectTimeout, context);
    }
    if (isNotHttp(failure, stage)) {
      String message =
          SchemeMismatch.isTls(failure)
              ? "the response is TLS, not HTTP (https:// in the base URL?)"
              : "the response is not HTTP, or beyond its limits: " + reason(failure, context);
      return new ProtocolException(message, context, failure);
    }
    if (isMalformedChunk(failure)) {
      return new ProtocolException(
          "the chunks of the response's body are malformed: " + reason(failure, context),
          context,
          failure);
    }
    String message =
        switch (stage) {
          case CONNECT, AWAIT_RESPONSE ->
              (pooled ? "the pooled connection to " : "the connection to ")
                  + host
                  + " was lost before any byte of the response"
                  + (pooled ? " (keepAlive longer than the server's?)" : "");
          case READ_HEAD -> "the connection to " + host + " was lost within the response's headers";
          case READ_BODY -> "the connection to " + host + " was lost within the response's body";
        };
    return new ConnectionException(message, stage, context, failure);
  }

  private static TuneStudioException connectFailure(
      Throwable failure, String host, Duration connectTimeout, ErrorContext context) {
    if (failure instanceof SocketTimeoutException) {
      return new CallTimeoutException(Phase.CONNECT, connectTimeout, context);
    }
    EOFException closed = closedHandshake(failure);
    if (closed != null) {
      return new ConnectionException(
          "the connection to " + host + " was closed during the TLS handshake",
          Stage.CONNECT,
          context,
          closed);
    }
    String message;
    if (failure instanceof ProxyRefusedException refused) {
      message = "no connection to " + host + ": " + refused.getMessage();
    } else if (failure instanceof SSLException handshake) {
      String why =
          SchemeMismatch.isPlain(handshake)
              ? "the server does not speak TLS (http:// in the base URL?)"
              : handshake.getMessage();
      message = "no TLS connection to " + host + ": " + why;
    } else if (isUnknownHost(failure)) {
      message = "unknown host " + UnreachedHost.describe(failure, host);
    } else {
      message = "cannot connect to " + UnreachedHost.describe(failure, host);
    }
    return new ConnectionException(message, Stage.CONNECT, context, failure);
  }

  /**
   * Returns how the server closed the connection during the TLS handshake, without a TLS alert, or
   * null: the JDK reports that as a cause, HttpCore by its message.
   */
  private static @Nullable EOFException closedHandshake(Throwable failure) {
    if (!(failure instanceof SSLException)) {
      return null;
    }
    if (find(failure, EOFException.class) instanceof EOFException eof) {
      return eof;
    }
    boolean closed = CLOSED_HANDSHAKE.equals(failure.getMessage());
    return closed ? new EOFException(CLOSED_HANDSHAKE) : null;
  }

  private static boolean isNotHttp(Throwable failure, Stage stage) {
    return failure instanceof MessageConstraintException
        || failure instanceof ClientProtocolException
        || failure instanceof HttpException
        || (stage == Stage.READ_HEAD && failure instanceof IllegalArgumentException); // status 0
  }

  /** A body that is cut off after a chunk is a lost connection. */
  private static boolean isMalformedChunk(Throwable failure) {
    return failure instanceof MalformedChunkCodingException
        && !(failure instanceof TruncatedChunkException)
        && !String.valueOf(failure.getMessage()).startsWith(CUT_CHUNK);
  }

  /** Returns the library's message, which may quote the server. */
  private static String reason(Throwable failure, ErrorContext context) {
    String words = String.valueOf(failure.getMessage());
    return context.redact(
        words.length() > MAX_REASON ? words.substring(0, MAX_REASON) + "…" : words);
  }

  /** Returns whether no connection was established, so that nothing was sent. */
  static boolean isConnect(Throwable failure) {
    return isUnknownHost(failure)
        || find(failure, ConnectException.class) != null
        || find(failure, NoRouteToHostException.class) != null
        || find(failure, SSLHandshakeException.class) != null;
  }

  /**
   * Returns whether there is to be no further attempt under any policy: the caller was interrupted,
   * or the proxy wants other credentials.
   */
  public static boolean isFinal(TuneStudioException failure) {
    return failure instanceof CallCancelledException
        || (failure.getCause() instanceof ProxyRefusedException refused
            && refused.isForCredentials());
  }

  private static boolean isUnknownHost(Throwable failure) {
    return find(failure, UnknownHostException.class) != null
        || find(failure, UnresolvedAddressException.class) != null;
  }

  private static @Nullable Throwable find(Throwable failure, Class<? extends Throwable> wanted) {
    @Nullable Throwable at = failure;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (wanted.isInstance(at)) {
        return at;
      }
      at = at.getCause();
    }
    return null;
  }
}
