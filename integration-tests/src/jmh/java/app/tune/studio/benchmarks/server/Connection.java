package app.tune.studio.benchmarks.server;

import app.tune.studio.benchmarks.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** One client's connection: reads requests, writes what they ask for, never waits. */
final class Connection {

  /** How many writes in a row one connection may have before others are looked at. */
  private static final int TURN = 256;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final BenchmarkServer server;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final RequestBuffer requests = new RequestBuffer();
  private ByteBuffer out = NOTHING;
  private ByteBuffer batch = NOTHING;
  private Workload workload = Workload.PLAIN;
  private int left;
  private boolean streaming;
  private long due;

  Connection(BenchmarkServer server, SocketChannel channel, SelectionKey key) {
    this.server = server;
    this.channel = channel;
    this.key = key;
  }

  long due() {
    return due;
  }

  void read(ByteBuffer shared) {
    try {
      shared.clear();
      if (channel.read(shared) < 0) {
        close();
        return;
      }
      requests.add(shared.flip());
      if (!streaming) {
        next();
      }
    } catch (IOException reset) {
      close();
    }
  }

  private void next() throws IOException {
    String request = requests.next();
    if (request == null) {
      return;
    }
    if (request.startsWith("GET ")) {
      out = Wire.text(server.departures());
    } else {
      workload = Workload.in(request);
      left = workload.events();
      streaming = left > 0;
      out = ByteBuffer.wrap(streaming ? Wire.STREAM_HEAD : Wire.PLAIN);
      batch = ByteBuffer.wrap(Wire.events(workload.perWrite()));
    }
    pump();
  }

  /** Writes on, as far as the socket takes it. */
  void pump() {
    try {
      for (int turn = 0; turn < TURN; turn++) {
        channel.write(out);
        if (out.hasRemaining()) {
          break;
        }
        if (!streaming) {
          interest(SelectionKey.OP_READ);
          return;
        }
        if (left > 0 && workload.pauseMicros() > 0) {
          pause();
          return;
        }
        more();
      }
      interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    } catch (IOException reset) {
      close();
    }
  }

  private void more() {
    if (left > 0) {
      out = batch.duplicate();
      left -= workload.perWrite();
    } else {
      out = ByteBuffer.wrap(Wire.STREAM_END);
      streaming = false;
    }
  }

  private void pause() {
    interest(SelectionKey.OP_READ);
    due = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(workload.pauseMicros());
    server.later(this);
  }

  /** The pause is over. */
  void resume() {
    if (channel.isOpen()) {
      out = ByteBuffer.wrap(Wire.stamped());
      left--;
      pump();
    }
  }

  private void interest(int operations) {
    if (key.interestOps() != operations) {
      key.interestOps(operations);
    }
  }

  private void close() {
    if (streaming) {
      server.departed();
    }
    streaming = false;
    try {
      channel.close();
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}
