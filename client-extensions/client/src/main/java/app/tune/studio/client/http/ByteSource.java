package app.tune.studio.client.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as it arrives. Read by one thread at a time; {@link #close()} and {@link
 * #fail} may be called by any.
 */
public interface ByteSource extends AutoCloseable {

  /**
   * Returns the next bytes without waiting, or null where none are there.
   *
   * @throws IOException where the body was cut, or {@link #fail} was called
   */
  @Nullable ByteBuffer poll() throws IOException;

  /** Returns whether all bytes were polled and the body ended as its framing says. */
  boolean isEnded();

  /**
   * Sets what is run, on a thread of the transport and without blocking, when {@link #poll()} or
   * {@link #isEnded()} may have something new.
   */
  void onReadable(Runnable signal);

  /** Ends the body with a failure, which the reader gets after what has arrived already. */
  void fail(Throwable failure);

  /**
   * The reader has all it wants. What still comes is dropped in the background, a little of it and
   * for a short time, so that the connection can be used again; else it is closed. Never blocks.
   */
  void finish();

  /** Frees the connection: at once, unless the body is at its end. Never blocks. */
  @Override
  void close();
}
