package app.tune.studio.client.internal.http;

import app.tune.studio.client.internal.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The body of a response of the classic client: {@link #poll()} blocks the calling thread. */
final class ClassicBody implements ByteSource {

  private static final int LARGEST_READ = 8 * 1024;
  private static final Timeout DRAIN_TIMEOUT =
      Timeout.ofMilliseconds(TimeUnit.NANOSECONDS.toMillis(DrainTimeout.NANOS));

  private final ClassicExchange exchange;
  private final AttemptTimeouts timeouts;
  private final InputStream in;
  private final boolean framed;
  private final byte[] buffer;
  private volatile boolean ended;
  private volatile boolean closed;

  ClassicBody(HttpEntity entity, ClassicExchange exchange, AttemptTimeouts timeouts)
      throws IOException {
    long length = entity.getContentLength();
    this.exchange = exchange;
    this.timeouts = timeouts;
    this.in = entity.getContent();
    this.framed = entity.isChunked() || length >= 0;
    this.buffer = new byte[(int) (length < 0 ? LARGEST_READ : Math.min(length + 1, LARGEST_READ))];
  }

  @Override
  public @Nullable ByteBuffer poll() throws IOException {
    if (ended) {
      if (closed) {
        throw new IOException("the body is closed");
      }
      return null;
    }
    timeouts.awaitBytes();
    int read;
    try {
      read = in.read(buffer);
    } catch (IOException cut) {
      end();
      throw ThreadInterruptedException.orSame(cut);
    }
    timeouts.bytesReceived();
    if (read < 0) {
      end();
      return null;
    }
    return ByteBuffer.wrap(buffer, 0, read);
  }

  private void end() {
    ended = true;
    timeouts.stop();
  }

  @Override
  public boolean isEnded() {
    return ended;
  }

  @Override
  public boolean isFramed() {
    return framed;
  }

  @Override
  public void onReadable(Runnable signal) {
    // the reader blocks in poll()
  }

  @Override
  public void finish() {
    if (!ended && !drain()) {
      exchange.cancel();
    }
    end();
  }

  private boolean drain() {
    ManagedHttpClientConnection connection = exchange.connection();
    if (!framed || connection == null) {
      return false;
    }
    Clock clock = timeouts.watcher().clock();
    long start = clock.nanoTime();
    try {
      connection.setSocketTimeout(DRAIN_TIMEOUT);
      for (int drained = 0;
          drained < DrainTimeout.MAX_BYTES && clock.nanoTime() - start < DrainTimeout.NANOS; ) {
        int read = in.read(buffer);
        if (read < 0) {
          return true; // and the connection is back in the pool
        }
        drained += read;
      }
      return false;
    } catch (IOException lostOrTooSlow) {
      return false;
    }
  }

  @Override
  public void close() {
    if (!ended) {
      closed = true;
      end();
      exchange.cancel();
    }
  }
}
