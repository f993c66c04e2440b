package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import lombok.experimental.Delegate;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * Reports the end or the loss of a connection one round of the selector later than it is seen. The
 * library's decoder drops what it has decoded where the end comes in the same round as the bytes
 * before it.
 *
 * <p>The selector reports such a connection as readable again at once, so nothing is delayed.
 */
final class DeferredEndSession implements IOSession {

  @Delegate(excludes = Watched.class)
  private final IOSession session;

  private boolean ended;
  private boolean due;
  private @Nullable IOException lost;

  DeferredEndSession(IOSession session) {
    this.session = session;
  }

  @Override
  public void updateReadTime() { // the first thing that happens in a round of reads
    due = ended;
    session.updateReadTime();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (!ended) {
      try {
        int read = session.read(into);
        ended = read < 0;
        return Math.max(0, read);
      } catch (IOException failure) {
        lost = failure;
        ended = true;
        return 0;
      }
    }
    if (due && lost != null) {
      throw lost;
    }
    return due ? -1 : 0;
  }

  /** What this class adds to. */
  private interface Watched {

    void updateReadTime();

    int read(ByteBuffer into);
  }
}
