package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response as it arrives. Read by one thread at a time; {@link #close()} may be
 * called by any.
 */
public interface ByteSource {

  /**
   * Returns the next bytes, valid until the next call. A source of a blocking exchange waits for
   * them; that of an asynchronous one returns null where none have arrived. Null as well at the
   * end.
   *
   * @throws IOException where the body was cut, or closed from elsewhere
   */
  @Nullable ByteBuffer poll() throws IOException;

  /** Returns whether all bytes were polled and the body is at its end. */
  boolean isEnded();

  /**
   * Returns whether a length or chunks mark the end of the body. Where they do not, the end of the
   * connection does, which looks the same when the server was killed.
   */
  boolean isFramed();

  /**
   * Sets what is run, on a thread of the transport and without blocking, when {@link #poll()} or
   * {@link #isEnded()} may have something new. A blocking source never runs it.
   */
  void onReadable(Runnable signal);

  /**
   * Ends the reading of a body whose content is complete. What still arrives is dropped, at most 8
   * kB of it and for at most 250 ms, so that the connection can be reused; otherwise it is closed.
   */
  void finish();

  /** Closes the connection at once, unless the body is at its end. Never blocks. */
  void close();
}
