package app.tune.studio.benchmarks.server;

import app.tune.studio.benchmarks.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.concurrent.TimeUnit;

/** One client's connection: reads requests, writes the responses they ask for, never blocks. */
final class Connection {

  /** How many writes in a row one connection may make before others are served. */
  private static final int MAX_WRITES = 256;

  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final BenchmarkServer server;
  private final ClientChannel channel;
  private final SelectionKey key;
  private final RequestBuffer requests = new RequestBuffer();
  private ByteBuffer out = EMPTY;
  private ByteBuffer batch = EMPTY;
  private Workload workload = Workload.PLAIN;
  private int left;
  private boolean streaming;
  private long due;

  Connection(BenchmarkServer server, ClientChannel channel, SelectionKey key) {
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
      out = ResponseBytes.text(server.disconnects());
    } else {
      workload = Workload.in(request);
      left = workload.events();
      streaming = left > 0;
      out = ByteBuffer.wrap(streaming ? ResponseBytes.STREAM_HEAD : ResponseBytes.PLAIN);
      batch = ByteBuffer.wrap(ResponseBytes.events(workload.perWrite()));
    }
    pump();
  }

  /** Writes as much as the socket accepts. */
  void pump() {
    try {
      for (int turn = 0; turn < MAX_WRITES; turn++) {
        if (!channel.write(out)) {
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
      out = ByteBuffer.wrap(ResponseBytes.STREAM_END);
      streaming = false;
    }
  }

  private void pause() {
    interest(SelectionKey.OP_READ);
    due = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(workload.pauseMicros());
    server.resumeLater(this);
  }

  /** The pause is over. */
  void resume() {
    if (key.isValid()) {
      out = ByteBuffer.wrap(ResponseBytes.timestamped());
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
      server.disconnected();
    }
    streaming = false;
    try {
      channel.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
