package app.tune.studio.client.internal.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpStatus;

/** Thrown when a proxy rejected the request, so that it did not reach the origin. */
final class ProxyRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ProxyRefusedException(int status) {
    super(
        "the proxy responded with "
            + status
            + (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                ? ": it requires credentials, or rejects those that are set"
                : ""));
    this.status = status;
  }

  boolean isForCredentials() {
    return status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED;
  }
}
