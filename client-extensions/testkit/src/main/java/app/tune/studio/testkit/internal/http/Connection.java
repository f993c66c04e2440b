package app.tune.studio.testkit.internal.http;

import app.tune.studio.testkit.internal.concurrent.Locks;
import app.tune.studio.testkit.script.RecordedRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One accepted connection: reads on the selector's thread, writes on the thread that sends. All
 * state is guarded by the lock, which is never held while notifying an exchange.
 */
final class Connection {

  /** How much may wait to be written, and be received meanwhile, before either is stopped. */
  private static final int MAX_QUEUED_BYTES = 64 * 1024;

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sent = lock.newCondition();
  private final HttpListener server;
  private final Transport transport;
  private final RequestParser parser;
  private final ConnectionReport report;
  private @Nullable Exchange exchange;
  private @Nullable Runnable onReady;
  private boolean inputEnded;
  private boolean lingering;
  private boolean outputEnded;
  private boolean closed;

  Connection(
      HttpListener server, Transport transport, RequestParser parser, ConnectionReport report) {
    this.server = server;
    this.transport = transport;
    this.parser = parser;
    this.report = report;
  }

  /** Reads received bytes, using the buffer as scratch space. Called by the selector's thread. */
  void read(ByteBuffer buffer) {
    abandon(Party.CLIENT, Locks.get(lock, () -> receive(buffer) ? null : endInput()));
  }

  /** Sends the bytes still queued. Called by the selector's thread. */
  void flush() {
    abandon(Party.CLIENT, Locks.get(lock, this::send));
  }

  void write(byte[] bytes) {
    abandon(Party.CLIENT, Locks.get(lock, () -> send(bytes)));
  }

  void awaitSent() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && transport.hasUnsent()) {
        sent.await();
      }
      if (closed) {
        throw new ClosedChannelException();
      }
    } finally {
      lock.unlock();
    }
  }

  void endExchange(boolean keepOpen) {
    Locks.run(
        lock,
        () -> {
          exchange = null;
          if (closed) {
            return;
          }
          if (keepOpen && !inputEnded) {
            transport.read(true);
            proceed();
          } else {
            linger();
          }
        });
  }

  void close(Farewell farewell) {
    Locks.run(lock, () -> shut(farewell));
  }

  /** Closes the connection on behalf of the server. */
  void closeByServer() {
    abandon(Party.SERVER, Locks.get(lock, this::shutByServer));
  }

  /** Closes the connection on behalf of the server if it is idle. */
  void closeIfIdle() {
    Locks.run(
        lock,
        () -> {
          if (exchange == null && !parser.isInsideRequest() && !transport.hasUnsent()) {
            shutByServer();
          }
        });
  }

  boolean isClosed() {
    return Locks.get(lock, () -> closed);
  }

  boolean isCongested() {
    return Locks.get(lock, () -> !closed && transport.unsentBytes() > MAX_QUEUED_BYTES);
  }

  void whenReady(Runnable task) {
    Locks.run(
        lock,
        () -> {
          onReady = task;
          resume();
        });
  }

  ConnectionReport report() {
    return report;
  }

  /** Reads the available bytes of the socket; returns false at the end of the input. */
  private boolean receive(ByteBuffer buffer) {
    boolean more;
    try {
      more = transport.receive(buffer, parser::add);
    } catch (SSLException e) {
      report.problem("TLS", e);
      shut(Farewell.ORDERLY);
      return true;
    } catch (IOException e) {
      return false; // a reset also counts as a disconnect
    }
    send();
    proceed();
    return more;
  }

  /** Returns the exchange to notify of the disconnect. */
  private @Nullable Exchange endInput() {
    if (closed || inputEnded) {
      return null;
    }
    inputEnded = true;
    transport.read(false);
    if (exchange == null && !transport.hasUnsent()) {
      if (parser.isInsideRequest()) {
        report.clientLeft();
      }
      shut(Farewell.ORDERLY);
    }
    return exchange;
  }

  private @Nullable Exchange send(byte[] bytes) {
    if (closed || lingering) {
      return null;
    }
    try {
      transport.add(bytes);
      return send();
    } catch (SSLException e) {
      report.problem("TLS", e);
      return shutAndAbandon();
    }
  }

  /** Writes what the socket accepts; returns the exchange to notify if the client has left. */
  private @Nullable Exchange send() {
    if (closed) {
      return null;
    }
    try {
      if (transport.send()) {
        allSent();
      }
      resume();
      return null;
    } catch (IOException e) {
      return shutAndAbandon();
    }
  }

  private void allSent() throws IOException {
    sent.signalAll();
    if (inputEnded && exchange == null) {
      shut(Farewell.ORDERLY);
    } else if (lingering && !outputEnded) {
      outputEnded = true;
      transport.shutdownOutput();
      server.lingers(this);
    }
  }

  /** Starts the next request, if it is complete and the previous response has ended. */
  private void proceed() {
    if (lingering || closed) {
      parser.clear();
      return;
    }
    if (exchange != null) {
      if (parser.unread() > MAX_QUEUED_BYTES) {
        transport.read(false);
      }
      return;
    }
    try {
      RecordedRequest request = parser.next();
      if (request != null) {
        Exchange next = new Exchange(this, request);
        begin(next, () -> server.handler().handle(next));
      } else if (parser.takeContinueDue()) {
        send(CONTINUE);
      }
    } catch (MalformedRequestException e) {
      parser.clear();
      Exchange next = new Exchange(this, null);
      begin(next, () -> server.handler().refuse(next, e));
    }
  }

  private void begin(Exchange next, Runnable task) {
    exchange = next;
    try {
      server.execute(task);
    } catch (RejectedExecutionException e) {
      shutByServer(); // the server is being closed
    }
  }

  /**
   * Ends the output and discards further input: closing a socket with unread bytes would reset it,
   * and the client might lose the response.
   */
  private void linger() {
    lingering = true;
    parser.clear();
    try {
      transport.addFarewell();
    } catch (SSLException e) {
      report.problem("TLS", e);
    }
    transport.read(!inputEnded);
    send();
  }

  private @Nullable Exchange shutByServer() {
    report.closedByServer();
    return shutAndAbandon();
  }

  private @Nullable Exchange shutAndAbandon() {
    Exchange abandoned = exchange;
    shut(Farewell.CUT);
    return abandoned;
  }

  private void shut(Farewell farewell) {
    if (closed) {
      return;
    }
    closed = true;
    exchange = null;
    try {
      transport.close(farewell);
    } catch (IOException e) {
      // the peer has already disconnected
    }
    report.closed();
    sent.signalAll();
    resume();
  }

  /** Runs the task waiting for the client to read, if it has read enough. */
  private void resume() {
    Runnable task = onReady;
    if (task != null && !isCongested()) {
      onReady = null;
      server.execute(task);
    }
  }

  private static void abandon(Party by, @Nullable Exchange exchange) {
    if (exchange != null) {
      exchange.abandoned(by);
    }
  }
}
