package app.tune.studio.client.internal.http;

import java.io.IOException;

/** Thrown when a proxy rejected the request, so that it did not reach the origin. */
final class ProxyRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  ProxyRefusedException(int status) {
    super(
        "the proxy answered "
            + status
            + (status == 407
                ? ": it wants credentials, or does not accept those that are set"
                : ""));
  }
}
