package app.tune.studio.client.internal.http;

import java.io.IOException;

/** Thrown when a proxy rejected the request, so that it did not reach the origin. */
final class ProxyRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  ProxyRefusedException(int status) {
    super(
        "the proxy responded with "
            + status
            + (status == 407 ? ": it requires credentials, or rejects those that are set" : ""));
  }
}
