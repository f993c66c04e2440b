package app.tune.studio.cli.report;

import app.tune.studio.client.error.CallTimeoutException;
import app.tune.studio.client.error.TuneStudioException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What to try where no connection was made, or something else than a server of HTTP listens. */
public final class ConnectionHints {

  private static final String OTHERS =
      "something else may listen on this port, or there may be a proxy in between";

  private ConnectionHints() {}

  /**
   * {@return what a user may try}
   *
   * @param failure what the call ended with
   */
  public static String of(TuneStudioException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String hint = hint(cause);
      if (hint != null) {
        return hint;
      }
    }
    boolean responded = !(failure instanceof CallTimeoutException);
    return responded && failure.url().startsWith("http:")
        ? "a server with TLS needs https:// in --base-url; " + OTHERS
        : OTHERS;
  }

  private static @Nullable String hint(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "is the name of the server spelled right in --base-url?";
    } else if (cause instanceof ConnectException) {
      return "is the server running, and is this its port?";
    } else if (cause instanceof SSLException) {
      return "a server without TLS needs http:// in --base-url; a certificate of your own"
          + " authority needs TUNE_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE";
    }
    return null;
  }
}
