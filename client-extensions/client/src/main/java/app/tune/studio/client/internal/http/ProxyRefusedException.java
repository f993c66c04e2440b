package app.tune.studio.client.internal.http;

import java.io.IOException;

/** A proxy did not let the request through; the origin has not seen it. */
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
