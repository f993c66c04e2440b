package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import lombok.experimental.Delegate;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.SSLIOSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the asynchronous client with two fixes that the library lacks.
 *
 * <p>It counts the bytes before the body of a response: the library silently skips any number of
 * {@code 100 Continue}.
 *
 * <p>And it reports the end or loss of the connection one selector round late, because the
 * library's decoder drops decoded bytes if the end follows in the same round. The selector reports
 * such a connection as readable again at once, so this causes no delay. With TLS the library asks
 * for no more reads at the end, even if it has bytes left that the body had no room for; {@link
 * LateEndHandler} reads then.
 */
final class DeferredEndSession implements IOSession {

  private static final ByteBuffer NO_SPACE = ByteBuffer.allocate(0);

  @Delegate(excludes = Watched.class)
  private final IOSession session;

  private final boolean tls;
  private boolean ended;
  private boolean due;
  private @Nullable LateEndHandler handler;
  private @Nullable IOException lost;
  private volatile @Nullable ReactorExchange exchange;
  private volatile boolean used;
  private boolean unusedBefore;

  DeferredEndSession(IOSession session) {
    this.session = session;
    this.tls = session instanceof SSLIOSession;
  }

  @Override
  public void enqueue(Command command, Command.Priority priority) {
    if (command instanceof RequestExecutionCommand execution) {
      ReactorExchange next = ReactorExchange.of(execution.getContext());
      if (next != null) {
        next.queuedOn(this);
      }
      exchange = next;
      used = true;
    }
    session.enqueue(command, priority);
  }

  @Override
  public void updateReadTime() { // called first in each round of reads
    due = ended;
    session.updateReadTime();
  }

  @Override
  public @Nullable IOEventHandler getHandler() {
    IOEventHandler library = session.getHandler();
    if (!tls || library == null) {
      return library;
    }
    if (handler == null || !handler.wraps(library)) {
      handler = new LateEndHandler(library, this);
    }
    return handler;
  }

  @Override
  public void setEvent(int operations) {
    boolean readAtEnd = isAtTlsEnd() && (operations & EventMask.READ) != 0;
    session.setEvent(readAtEnd ? operations | EventMask.WRITE : operations);
  }

  /** Starts a round of reads at the end of a TLS connection; returns whether reads are wanted. */
  boolean startRoundAtTlsEnd() {
    due = ended;
    return isAtTlsEnd() && (session.getEventMask() & EventMask.READ) != 0;
  }

  /** Returns whether no bytes follow those that the library has decrypted. */
  private boolean isAtTlsEnd() {
    try {
      return tls && session.read(NO_SPACE) < 0;
    } catch (IOException lost) {
      return true;
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (!ended) {
      int read = Math.max(0, readNow(into));
      ReactorExchange served = exchange;
      if (served != null && !served.isAwaitingBody(read)) {
        exchange = null;
      }
      return read;
    }
    if (due && lost != null) {
      throw lost;
    }
    return due ? -1 : 0;
  }

  /** Returns whether this connection has served no request, neither when this was last asked. */
  boolean isLost() {
    boolean unused = !used;
    boolean lost = unused && unusedBefore;
    unusedBefore = unused;
    return lost;
  }

  /**
   * Returns whether an idle connection is unusable: closed by the server, or with unsolicited bytes
   * received, encrypted ones too. Never blocks.
   */
  boolean isStale() {
    try {
      return ended || isAtTlsEnd() || session.channel().read(ByteBuffer.allocate(1)) != 0;
    } catch (IOException closed) {
      return true;
    }
  }

  private int readNow(ByteBuffer into) {
    try {
      int read = session.read(into);
      ended = read < 0;
      if (ended && tls) {
        session.setEvent(EventMask.WRITE);
      }
      return read;
    } catch (IOException failure) {
      lost = failure;
      ended = true;
      return 0;
    }
  }

  /** The methods that this class overrides. */
  private interface Watched {

    void enqueue(Command command, Command.Priority priority);

    void updateReadTime();

    IOEventHandler getHandler();

    void setEvent(int operations);

    int read(ByteBuffer into);
  }
}
