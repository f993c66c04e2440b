package app.tune.studio.testkit.internal.replay;

import app.tune.studio.testkit.script.Pieces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a real response, forwarded piece by piece as it arrives, and kept for the recording.
 */
public final class UpstreamBody implements Flow.Subscriber<List<ByteBuffer>>, Pieces {
  /** A signal to the subscriber, to be read by another thread. */
  private record Signal(byte @Nullable [] piece, @Nullable Throwable failure) {}

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private final BiConsumer<byte[], Recording.Ending> onEnd;
  private volatile Flow.@Nullable Subscription subscription;
  private final Recording.Ending whenWhole;
  private Recording.Ending ending = Recording.Ending.LEFT;

  /**
   * Creates the body of one response.
   *
   * @param whenWhole the ending once the last byte has arrived
   * @param onEnd receives the body as far as received, and its ending
   */
  public UpstreamBody(Recording.Ending whenWhole, BiConsumer<byte[], Recording.Ending> onEnd) {
    this.whenWhole = whenWhole;
    this.onEnd = onEnd;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      piece.writeBytes(bytes);
    }
    signals.add(new Signal(piece.toByteArray(), null));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new Signal(null, failure));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal(null, null));
  }

  @Override
  public byte @Nullable [] next() throws IOException, InterruptedException {
    Signal signal = signals.take();
    if (signal.failure != null) {
      ending = Recording.Ending.CUT;
      throw new IOException("the real server broke off: " + signal.failure, signal.failure);
    }
    if (signal.piece == null) {
      ending = whenWhole;
    } else {
      whole.writeBytes(signal.piece);
    }
    return signal.piece;
  }

  @Override
  public void close() {
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
    onEnd.accept(whole.toByteArray(), ending);
  }
}
