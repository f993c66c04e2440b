package app.tune.studio.testkit.script;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source of the pieces of a body, read by one thread and closed when it is used up or not. */
public interface Pieces extends AutoCloseable {
  /**
   * {@return the next piece, blocking until there is one, or null at the end}
   *
   * @throws IOException if the source broke; the connection of the answer is then cut
   * @throws InterruptedException if the client has left meanwhile
   */
  byte @Nullable [] next() throws IOException, InterruptedException;

  /** Frees what the source holds; called once, also if the client left. */
  @Override
  void close();
}
