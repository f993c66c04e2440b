package app.tune.studio.testkit.internal.http;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** The server side of TLS, without I/O. */
final class TlsLayer implements SecurityLayer {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private ByteBuffer received = NOTHING;
  private ByteBuffer plain;

  TlsLayer(SSLContext context) {
    engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
  }

  @Override
  public void receive(ByteBuffer bytes, Consumer<ByteBuffer> plaintext, Consumer<ByteBuffer> socket)
      throws SSLException {
    received =
        ByteBuffer.allocate(received.remaining() + bytes.remaining())
            .put(received)
            .put(bytes)
            .flip();
    boolean more = true;
    while (more) {
      more =
          switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> wrap(NOTHING, socket);
            default -> unwrap(plaintext);
          };
    }
  }

  @Override
  public void send(ByteBuffer plaintext, Consumer<ByteBuffer> socket) throws SSLException {
    boolean more = true;
    while (more && plaintext.hasRemaining()) {
      more = wrap(plaintext, socket);
    }
  }

  @Override
  public void close(Consumer<ByteBuffer> socket) throws SSLException {
    engine.closeOutbound();
    boolean more = true;
    while (more && !engine.isOutboundDone()) {
      more = wrap(NOTHING, socket);
    }
  }

  @Override
  public boolean isInputEnded() {
    return engine.isInboundDone();
  }

  private boolean runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
    return true;
  }

  /** Encrypts one record and returns whether there was anything to send. */
  private boolean wrap(ByteBuffer from, Consumer<ByteBuffer> socket) throws SSLException {
    ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(from, record);
    record.flip();
    if (!record.hasRemaining()) {
      return false;
    }
    // copied to its exact size, since many small records may be queued for a slow reader
    socket.accept(ByteBuffer.allocate(record.remaining()).put(record).flip());
    return true;
  }

  /** Decrypts one record and returns whether to continue. */
  private boolean unwrap(Consumer<ByteBuffer> plaintext) throws SSLException {
    SSLEngineResult result = engine.unwrap(received, plain.clear());
    if (result.bytesProduced() > 0) {
      plaintext.accept(plain.flip());
    }
    return switch (result.getStatus()) {
      case OK -> result.bytesConsumed() > 0;
      case BUFFER_UNDERFLOW, CLOSED -> false;
      case BUFFER_OVERFLOW -> {
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        yield true;
      }
    };
  }
}
