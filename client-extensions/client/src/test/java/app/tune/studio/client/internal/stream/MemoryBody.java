package app.tune.studio.client.internal.stream;

import app.tune.studio.client.internal.http.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A body that lies in memory, piece by piece, and remembers how it was left. */
final class MemoryBody implements ByteSource {

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private @Nullable IOException cut;
  private @Nullable Error broken;
  private boolean open;
  private boolean framed = true;
  private long repeats;
  private byte[] repeated = {};
  private Runnable signal = () -> {};
  boolean finished;
  boolean closed;

  static MemoryBody of(String... pieces) {
    MemoryBody body = new MemoryBody();
    for (String piece : pieces) {
      body.pieces.add(piece.getBytes(StandardCharsets.UTF_8));
    }
    return body;
  }

  /** Returns a body of one piece many times over, without holding them all, and a last one. */
  static MemoryBody repeated(long times, String piece, String last) {
    MemoryBody body = of(last);
    body.repeats = times;
    body.repeated = piece.getBytes(StandardCharsets.UTF_8);
    return body;
  }

  /** Lets the connection be lost behind the last piece. */
  MemoryBody cut() {
    cut = new IOException("reset by peer");
    return this;
  }

  /** Lets the reading itself fail behind the last piece, as where there is no memory. */
  MemoryBody brokenBy(Error error) {
    broken = error;
    return this;
  }

  /** Leaves the end open: more may come. */
  MemoryBody open() {
    open = true;
    return this;
  }

  void add(String piece) {
    addBytes(piece.getBytes(StandardCharsets.UTF_8));
  }

  void addBytes(byte[] piece) {
    pieces.add(piece);
    signal.run();
  }

  @Override
  public @Nullable ByteBuffer poll() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    byte[] next = repeats > 0 ? repeated : pieces.poll();
    repeats--;
    if (next == null && broken != null) {
      throw broken;
    }
    if (next == null && cut != null) {
      throw cut;
    }
    return next == null ? null : ByteBuffer.wrap(next);
  }

  @Override
  public boolean isEnded() {
    return !open && cut == null && pieces.isEmpty();
  }

  @Override
  public void onReadable(Runnable run) {
    signal = run;
  }

  /** Leaves it to the end of the connection to end the body. */
  MemoryBody unframed() {
    framed = false;
    return this;
  }

  @Override
  public boolean isFramed() {
    return framed;
  }

  @Override
  public void finish() {
    finished = true;
  }

  @Override
  public void close() {
    closed = true;
    signal.run();
  }
}
