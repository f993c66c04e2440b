package app.tune.studio.client.http;

import app.tune.studio.client.error.TuneStudioException;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands the body of the JDK client's answer from its thread to the reader's.
 *
 * <p>Holds about {@value #HIGH_WATER} bytes at most: beyond it nothing more is asked for until the
 * reader has caught up, so a slow reader slows the server down.
 */
final class QueuedBody implements BodySubscriber<ByteSource>, ByteSource {

  private static final int HIGH_WATER = 256 * 1024;
  private static final int DRAIN_BYTES = 8 * 1024;
  private static final long DRAIN_NANOS = 250_000_000;

  /** When the JDK's call is done, which costs the thread that brings it about some time. */
  enum HandOver {
    /** When the body begins. */
    AT_ONCE,
    /** When the last byte has come. */
    AT_ITS_END,
    /** When the reader has finished as well, so that the reader's thread pays. */
    WHEN_FINISHED
  }

  @SuppressWarnings("StaticAssignmentOfThrowable") // a sign, never thrown
  private static final Throwable END = new Marker("end of body");

  @SuppressWarnings("StaticAssignmentOfThrowable") // a sign, never thrown
  private static final Throwable CLOSED = new Marker("closed by its reader");

  private final Activity activity;
  private final ConcurrentLinkedQueue<List<ByteBuffer>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> outcome = new AtomicReference<>();
  private volatile @Nullable Subscription subscription;
  private volatile Runnable signal = () -> {};
  private final CompletableFuture<ByteSource> over = new CompletableFuture<>();
  private volatile HandOver handOver = HandOver.AT_ONCE;
  private volatile boolean finished;
  private volatile boolean draining;
  private List<ByteBuffer> current = List.of();
  private int position;

  QueuedBody(Activity activity) {
    this.activity = activity;
    activity.pausedWhile(() -> queued.get() >= HIGH_WATER);
  }

  @Override
  public CompletionStage<ByteSource> getBody() {
    return handOver == HandOver.AT_ONCE ? CompletableFuture.completedFuture(this) : over;
  }

  /** Sets when the JDK counts its call as done; by default as soon as the body begins. */
  void handOver(HandOver when) {
    handOver = when;
  }

  private void handOver() {
    if (outcome.get() != null && (finished || handOver == HandOver.AT_ITS_END)) {
      over.complete(this);
    }
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    if (outcome.get() == null) {
      given.request(1);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    activity.touch();
    int size = 0;
    for (ByteBuffer buffer : buffers) {
      size += buffer.remaining();
    }
    boolean room = queued.addAndGet(size) < (draining ? DRAIN_BYTES : HIGH_WATER);
    if (draining) {
      if (room) {
        ask();
      } else {
        giveUp(CLOSED);
      }
      return;
    }
    queue.add(buffers);
    if (room) {
      ask();
    }
    signal.run();
  }

  private void ask() {
    Subscription asked = subscription;
    if (asked != null) {
      asked.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(failure);
  }

  @Override
  public void onComplete() {
    end(END);
  }

  private void end(Throwable how) {
    outcome.compareAndSet(null, how);
    activity.stop();
    signal.run();
    handOver();
  }

  @Override
  public @Nullable ByteBuffer poll() throws IOException {
    while (position == current.size()) {
      // Before the queue, since an end that is seen here comes after all that is queued.
      Throwable how = outcome.get();
      List<ByteBuffer> next = queue.poll();
      if (next == null) {
        throwFailure(how);
        return null;
      }
      current = next;
      position = 0;
    }
    ByteBuffer buffer = current.get(position++);
    taken(buffer.remaining());
    return buffer;
  }

  private static void throwFailure(@Nullable Throwable how) throws IOException {
    if (how instanceof TuneStudioException typed) {
      throw typed;
    }
    if (how != null && how != END) {
      throw how instanceof IOException lost ? lost : new IOException(how);
    }
  }

  private void taken(int size) {
    if (queued.get() >= HIGH_WATER) {
      activity.touch(); // before the idle limit counts again
    }
    int before = queued.getAndAdd(-size);
    if (before >= HIGH_WATER && before - size < HIGH_WATER) {
      activity.resume();
      ask();
    }
  }

  @Override
  public boolean isEnded() {
    return outcome.get() == END && position == current.size() && queue.isEmpty();
  }

  @Override
  public void onReadable(Runnable run) {
    signal = run;
    if (outcome.get() != null || !queue.isEmpty()) {
      run.run();
    }
  }

  @Override
  public void finish() {
    signal = () -> {};
    queued.set(0);
    draining = true;
    queue.clear();
    if (outcome.get() == null) {
      activity.drain(DRAIN_NANOS, () -> giveUp(CLOSED));
      ask(); // nothing is on its way where the reader had fallen behind
      if (outcome.get() != null) {
        activity.stop(); // the end came before that limit was watched, and found none to remove
      }
    }
    finished = true;
    handOver();
  }

  @Override
  public void fail(Throwable failure) {
    if (!draining) {
      giveUp(failure);
    }
    finished = true;
    handOver();
  }

  private void giveUp(Throwable failure) {
    if (outcome.compareAndSet(null, failure)) {
      activity.stop();
      Subscription open = subscription;
      if (open != null) {
        open.cancel();
      }
      signal.run();
      over.complete(this);
    }
  }

  @Override
  public void close() {
    fail(CLOSED);
  }

  /** An outcome that is compared, not thrown, so it needs no stack. */
  private static final class Marker extends IOException {
    private static final long serialVersionUID = 1L;

    Marker(String message) {
      super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
