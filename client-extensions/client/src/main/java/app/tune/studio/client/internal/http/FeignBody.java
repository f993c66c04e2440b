package app.tune.studio.client.internal.http;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response of a user's Feign client.
 *
 * <p>Most clients do not support closing a body while another thread reads it: they block, or throw
 * and leave the connection open. In that case the reader closes it. Many also drain a body before
 * closing it, which may take as long as the server writes, so closing is done on a separate thread.
 */
final class FeignBody implements ByteSource {

  private static final int BUFFER = 8 * 1024;

  private final Response response;
  private final InputStream in;
  private final boolean framed;
  private final byte[] buffer = new byte[BUFFER];
  private boolean reading;
  private boolean closed;
  private volatile boolean ended;

  FeignBody(Response response, Response.@Nullable Body body, boolean framed) throws IOException {
    this.response = response;
    this.in = body == null ? InputStream.nullInputStream() : body.asInputStream();
    this.framed = framed;
  }

  @Override
  public @Nullable ByteBuffer poll() throws IOException {
    beginRead();
    try {
      int read = in.read(buffer);
      if (read >= 0) {
        return ByteBuffer.wrap(buffer, 0, read);
      }
      ended = true;
      return null;
    } catch (IOException failure) {
      throw ThreadInterruptedException.orSame(failure);
    } catch (RuntimeException thrown) {
      throw new IOException(thrown);
    } finally {
      endRead();
    }
  }

  private synchronized void beginRead() throws IOException {
    if (closed) {
      throw new IOException("the body is closed");
    }
    reading = true;
  }

  private synchronized void endRead() throws IOException {
    reading = false;
    if (closed) {
      closeResponse();
      throw new IOException("the body is closed");
    }
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
    close();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (!reading) {
        closeResponse();
      }
    }
  }

  private void closeResponse() {
    if (ended) {
      response.close(); // nothing is left to drain, and the connection becomes reusable
    } else {
      closeElsewhere(response);
    }
  }

  /** Closes a response that may have bytes left, which its client may drain. */
  static void closeElsewhere(Response response) {
    // not on the client's executor, which close() shuts down
    Thread closing = new Thread(response::close, "tune-studio-closing");
    closing.setDaemon(true);
    closing.start();
  }
}
