package app.tune.studio.client.internal.http;

import java.io.IOException;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Delegate;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;

/**
 * Reads at the end of a TLS connection whenever it is writable. The library's TLS session asks for
 * no more reads once it has seen the end.
 */
@RequiredArgsConstructor
final class LateEndHandler implements IOEventHandler {

  @Delegate(excludes = Output.class)
  private final IOEventHandler handler;

  private final DeferredEndSession connection;

  /** Returns whether this handler wraps that one. */
  boolean wraps(IOEventHandler other) {
    return handler == other;
  }

  @Override
  public void outputReady(IOSession session) throws IOException {
    handler.outputReady(session);
    if (connection.startRoundAtTlsEnd()) {
      handler.inputReady(session, null);
    }
  }

  /** The method that this class overrides. */
  private interface Output {

    void outputReady(IOSession session);
  }
}
