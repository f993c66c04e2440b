package app.tune.studio.client.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What transports and their futures throw, looked into. */
public final class Failures {

  private Failures() {}

  /** Returns the failure inside what futures wrap it in. */
  static Throwable unwrap(Throwable failure) {
    Throwable inner = failure;
    while ((inner instanceof CompletionException || inner instanceof ExecutionException)
        && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }

  /** Returns whether no connection was made, so that nothing can have been sent. */
  static boolean isConnect(Throwable failure) {
    return isUnknownHost(failure)
        || has(failure, ConnectException.class)
        || has(failure, NoRouteToHostException.class)
        || has(failure, SSLHandshakeException.class)
        || isNotTls(failure);
  }

  /** What the JDK throws where the other side speaks no TLS at all; it tells so in words alone. */
  private static boolean isNotTls(Throwable failure) {
    return failure instanceof SSLException
        && String.valueOf(failure.getMessage()).contains("nrecognized SSL message");
  }

  /** Returns whether the host's name has no address. */
  public static boolean isUnknownHost(Throwable failure) {
    return has(failure, UnknownHostException.class)
        || has(failure, UnresolvedAddressException.class);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> wanted) {
    @Nullable Throwable at = failure;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (wanted.isInstance(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
