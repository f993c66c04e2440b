package app.tune.studio.testkit.http;

import app.tune.studio.testkit.script.RecordedRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One accepted socket: reads on the selector's thread, writes on whatever thread has something to
 * say. All state is guarded by this object's lock.
 */
final class Connection {

  private static final int CONGESTED_BYTES = 64 * 1024;

  /** How much may come in while an answer is being written, before reading stops. */
  private static final int PIPELINED_BYTES = 64 * 1024;

  private static final long LINGER_MILLIS = 2_000;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final HttpHandler handler;
  private final ScheduledExecutorService workers;
  private final RequestParser parser;
  private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
  private long unsentBytes;
  private boolean answering;
  private boolean lingering;
  private boolean closed;
  private @Nullable Runnable onReady;
  private @Nullable Runnable onClosed;

  Connection(
      SocketChannel channel,
      SelectionKey key,
      HttpHandler handler,
      ScheduledExecutorService workers,
      RequestParser parser) {
    this.channel = channel;
    this.key = key;
    this.handler = handler;
    this.workers = workers;
    this.parser = parser;
  }

  /** Reads what has come in, into a buffer that is free to use. Called by the selector's thread. */
  synchronized void read(ByteBuffer buffer) {
    buffer.clear();
    int count;
    try {
      count = channel.read(buffer);
    } catch (IOException e) {
      count = -1; // a reset is one way to leave
    }
    if (count < 0) {
      close();
    } else if (!lingering) {
      parser.input().add(buffer.flip());
      proceed();
    }
  }

  /** Sends what could not be sent before. Called by the selector's thread. */
  synchronized void flush() {
    if (closed) {
      return;
    }
    try {
      while (!unsent.isEmpty()) {
        ByteBuffer first = unsent.peek();
        unsentBytes -= channel.write(first);
        if (first.hasRemaining()) {
          return;
        }
        unsent.remove();
      }
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
      if (lingering) {
        channel.shutdownOutput();
      }
    } catch (IOException e) {
      close();
    }
    if (!isCongested()) {
      onReady = submit(onReady);
    }
  }

  synchronized void write(byte[] bytes) {
    if (closed || lingering) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      if (unsent.isEmpty()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      close();
      return;
    }
    if (buffer.hasRemaining()) {
      unsent.add(buffer);
      unsentBytes += buffer.remaining();
      key.interestOpsOr(SelectionKey.OP_WRITE);
      key.selector().wakeup();
    }
  }

  synchronized void endExchange(boolean close) {
    answering = false;
    onClosed = null;
    if (closed) {
      return;
    }
    if (close) {
      linger();
    } else {
      key.interestOpsOr(SelectionKey.OP_READ);
      key.selector().wakeup();
      proceed();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized boolean isCongested() {
    return !closed && unsentBytes > CONGESTED_BYTES;
  }

  synchronized void whenReady(Runnable task) {
    onReady = isCongested() ? task : submit(task);
  }

  synchronized void whenClosed(Runnable task) {
    onClosed = closed ? submit(task) : task;
  }

  /** Closes the socket; an answer that is being written learns that the client has left. */
  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    unsent.clear();
    unsentBytes = 0;
    key.cancel();
    key.selector().wakeup(); // the socket is only released by the next selection
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is left to lose: the socket is not used any more.
    }
    onReady = submit(onReady);
    onClosed = submit(onClosed);
  }

  /** Takes the next request, if it is whole and the answer before it has ended. */
  private void proceed() {
    if (answering || closed) {
      if (parser.input().size() > PIPELINED_BYTES) {
        key.interestOpsAnd(~SelectionKey.OP_READ);
      }
      return;
    }
    try {
      RecordedRequest request = parser.next();
      if (request != null) {
        answering = true;
        Exchange exchange = new Exchange(this, request);
        submit(() -> handler.handle(exchange));
      } else if (parser.takeContinueDue()) {
        write(ResponseHead.CONTINUE);
      }
    } catch (RefusedRequestException e) {
      answering = true;
      parser.input().clear();
      Exchange exchange = new Exchange(this, null);
      submit(() -> handler.refuse(exchange, e.status(), String.valueOf(e.getMessage())));
    }
  }

  /**
   * Says that nothing more will be sent, and drops what still comes in: to close a socket with
   * unread bytes would reset it, and the client might lose the answer.
   */
  private void linger() {
    lingering = true;
    key.interestOpsOr(SelectionKey.OP_READ | SelectionKey.OP_WRITE); // flush() ends the output
    key.selector().wakeup();
    workers.schedule(this::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private @Nullable Runnable submit(@Nullable Runnable task) {
    if (task != null) {
      workers.execute(task);
    }
    return null;
  }
}
