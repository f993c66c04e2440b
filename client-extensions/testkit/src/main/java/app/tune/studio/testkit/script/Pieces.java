package app.tune.studio.testkit.script;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source of the pieces of a body, read by one thread and always closed in the end. */
public interface Pieces extends AutoCloseable {
  /**
   * {@return the next piece, blocking until there is one, or null at the end}
   *
   * @throws IOException if the source failed; the connection is then cut
   * @throws InterruptedException if the client has disconnected
   */
  byte @Nullable [] next() throws IOException, InterruptedException;

  /** Releases the resources of the source; called once, even if the client disconnected. */
  @Override
  void close();
}
