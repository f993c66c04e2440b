package app.tune.studio.client.http;

import app.tune.studio.client.error.TuneStudioException;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The body of a foreign client's answer: here, and only here, {@link #poll()} waits. */
final class InputStreamBody implements ByteSource {

  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final Response response;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final byte[] buffer = new byte[BUFFER];
  private volatile boolean ended;

  InputStreamBody(InputStream in, Response response) {
    this.in = in;
    this.response = response;
  }

  @Override
  public @Nullable ByteBuffer poll() throws IOException {
    throwFailure();
    int read;
    try {
      read = in.read(buffer);
    } catch (IOException cut) {
      throwFailure();
      throw cut;
    }
    if (read < 0) {
      throwFailure();
      ended = true;
      return null;
    }
    return ByteBuffer.wrap(buffer, 0, read);
  }

  private void throwFailure() throws IOException {
    Throwable how = failure.get();
    if (how instanceof TuneStudioException typed) {
      throw typed;
    }
    if (how != null) {
      throw new IOException(how);
    }
    if (closed.get()) {
      throw new IOException("closed by its reader");
    }
  }

  @Override
  public boolean isEnded() {
    return ended;
  }

  @Override
  public void onReadable(Runnable signal) {
    signal.run();
  }

  @Override
  public void fail(Throwable why) {
    failure.compareAndSet(null, why);
    close();
  }

  @Override
  public void finish() {
    close();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      response.close();
    }
  }
}
