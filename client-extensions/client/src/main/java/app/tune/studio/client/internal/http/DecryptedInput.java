package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Delegate;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/** Shows decrypted bytes to their connection, which the library's TLS session bypasses. */
@RequiredArgsConstructor
final class DecryptedInput implements IOEventHandler {

  @Delegate(excludes = Input.class)
  private final IOEventHandler handler;

  @Override
  public void inputReady(IOSession session, @Nullable ByteBuffer decrypted) throws IOException {
    if (decrypted != null && session instanceof DeferredEndSession connection) {
      connection.decrypted(decrypted);
    }
    handler.inputReady(session, decrypted);
  }

  /** The method that this class overrides. */
  private interface Input {

    void inputReady(IOSession session, ByteBuffer decrypted);
  }
}
