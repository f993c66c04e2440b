package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response as it arrives. Only one thread may read; {@link #close()} may be called by
 * any.
 */
public interface ByteSource {

  /**
   * Returns the next bytes, valid until the next call, or null at the end. The source of a blocking
   * exchange waits for them; that of an asynchronous one returns null if none have arrived.
   *
   * @throws IOException if the body was truncated, or closed by another thread
   */
  @Nullable ByteBuffer poll() throws IOException;

  /** Returns whether all bytes were polled and the body has ended. */
  boolean isEnded();

  /**
   * Returns whether the body is delimited by a length or chunks. Otherwise it is delimited by the
   * end of the connection, which is indistinguishable from a server crash.
   */
  boolean isFramed();

  /**
   * Sets a non-blocking callback that is run on a transport thread when the result of {@link
   * #poll()} or {@link #isEnded()} may have changed. A blocking source never runs it.
   */
  void onReadable(Runnable signal);

  /**
   * Ends reading once the content is complete. Up to 8 kB that arrive within 250 ms are discarded
   * so that the connection can be reused; otherwise it is closed.
   */
  void finish();

  /** Closes the connection at once, unless the body has ended. Never blocks. */
  void close();
}
