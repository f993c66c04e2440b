package app.tune.studio.client.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import lombok.experimental.Delegate;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.SSLIOSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the asynchronous client with fixes that the library lacks.
 *
 * <p>It counts the bytes before the body of a response: the library silently skips any number of
 * {@code 100 Continue}.
 *
 * <p>It reports an end within the head of a response as an error: the library treats the end of the
 * connection as the end of the head.
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
  private final AtomicReference<@Nullable ReactorExchange> exchange = new AtomicReference<>();
  private volatile StatusLineStart start = new StatusLineStart();
  private volatile boolean claimed;
  private boolean idle;
  private boolean surplus;
  private final long created;

  DeferredEndSession(IOSession session, long created) {
    this.session = session;
    this.created = created;
    this.tls = session instanceof SSLIOSession;
  }

  @Override
  public void enqueue(Command command, Command.Priority priority) {
    if (command instanceof RequestExecutionCommand execution) {
      ReactorExchange next = ReactorExchange.of(execution.getContext());
      if (next != null) {
        next.queuedOn(this);
      }
      start = new StatusLineStart();
      exchange.set(next);
    }
    session.enqueue(command, priority);
  }

  @Override
  public void upgrade(IOEventHandler library) {
    session.upgrade(new DecryptedInput(library));
  }

  /** Called with the bytes that the TLS session passes on without a call of {@link #read}. */
  void decrypted(ByteBuffer bytes) {
    start.add(bytes, bytes.position(), bytes.limit());
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
      int before = into.position();
      int read = Math.max(0, readNow(into));
      surplus |= idle && into.position() > 0;
      if (isAwaitingBody(read)) {
        start.add(into, before, into.position());
      }
      return read;
    }
    if (!due) {
      return 0;
    }
    if (lost != null) {
      throw lost;
    }
    if (isAwaitingBody(0) && start.isBegun()) {
      throw new ConnectionClosedException("the connection was closed within the head");
    }
    return -1;
  }

  /**
   * Takes all bytes if the connection is lost. A server may have refused a request before it has
   * read its body; reading the response fails too, unless there is one.
   */
  @Override
  public int write(ByteBuffer from) {
    try {
      return session.write(from);
    } catch (IOException lost) {
      int left = from.remaining();
      from.position(from.limit());
      return left;
    }
  }

  private boolean isAwaitingBody(int received) throws MessageConstraintException {
    ReactorExchange served = exchange.get();
    if (served == null) {
      return false;
    }
    boolean awaiting = served.isAwaitingBody(received);
    if (!awaiting) {
      exchange.compareAndSet(served, null); // another thread may have queued the next one
    }
    return awaiting;
  }

  /** The response is complete; bytes that the library still holds, or reads now, belong to none. */
  void responseEnded() {
    idle = true;
  }

  /** A request is written: what the library reads now is its response. */
  void requestStarts() {
    idle = false;
  }

  /** An exchange has received this connection, and sees to its end. */
  void claim() {
    claimed = true;
  }

  /** Returns whether this connection was created before this time, and is no exchange's yet. */
  boolean isLost(long limit) {
    return !claimed && created - limit < 0;
  }

  /**
   * Returns whether an idle connection is unusable: closed by the server, or with unsolicited bytes
   * received, encrypted ones too. Never blocks.
   */
  boolean isStale() {
    try {
      return ended
          || surplus
          || isAtTlsEnd()
          || session.channel().read(ByteBuffer.allocate(1)) != 0;
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

    void upgrade(IOEventHandler library);

    void updateReadTime();

    IOEventHandler getHandler();

    void setEvent(int operations);

    int read(ByteBuffer into);

    int write(ByteBuffer from);
  }
}
