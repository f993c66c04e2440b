package app.tune.studio.client.http;

import app.tune.studio.client.error.TuneStudioException;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The body of a foreign client's answer: here, and only here, {@link #poll()} waits.
 *
 * <p>Few clients bear it when a body is closed while another thread reads it: it blocks, or throws
 * and leaves the connection open. So who closes it then leaves the closing to the reader.
 */
final class InputStreamBody implements ByteSource {

  private static final int BUFFER = 16 * 1024;

  private enum State {
    FREE,
    BEING_READ,
    TO_BE_CLOSED,
    CLOSED
  }

  private final InputStream in;
  private final Response response;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.FREE);
  private final byte[] buffer = new byte[BUFFER];
  private volatile boolean ended;

  InputStreamBody(InputStream in, Response response) {
    this.in = in;
    this.response = response;
  }

  @Override
  public @Nullable ByteBuffer poll() throws IOException {
    int read = -1;
    if (state.compareAndSet(State.FREE, State.BEING_READ)) {
      read = read();
    }
    throwFailure();
    if (read < 0) {
      ended = true;
      return null;
    }
    return ByteBuffer.wrap(buffer, 0, read);
  }

  private int read() throws IOException {
    try {
      return in.read(buffer);
    } catch (IOException | RuntimeException cut) {
      throwFailure();
      throw cut instanceof IOException lost ? lost : new IOException(cut);
    } finally {
      if (!state.compareAndSet(State.BEING_READ, State.FREE)) {
        state.set(State.CLOSED);
        response.close();
      }
    }
  }

  private void throwFailure() throws IOException {
    Throwable how = failure.get();
    if (how instanceof TuneStudioException typed) {
      throw typed;
    }
    if (how != null) {
      throw new IOException(how);
    }
    if (state.get() == State.TO_BE_CLOSED || state.get() == State.CLOSED) {
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
    State seen = state.get();
    while (seen == State.FREE || seen == State.BEING_READ) {
      boolean free = seen == State.FREE;
      if (state.compareAndSet(seen, free ? State.CLOSED : State.TO_BE_CLOSED)) {
        if (free) {
          response.close();
        }
        return;
      }
      seen = state.get();
    }
  }
}
