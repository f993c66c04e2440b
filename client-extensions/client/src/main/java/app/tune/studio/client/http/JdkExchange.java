package app.tune.studio.client.http;

import app.tune.studio.client.error.ResponseHead;
import app.tune.studio.client.http.QueuedBody.HandOver;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An exchange of the JDK's client. The head and the bytes are taken where they arrive.
 *
 * <p>A thread that waits does so inside the JDK's blocking call. Its future would do as well, but
 * is completed on one more thread, which on a machine of two cores is made for each call.
 */
final class JdkExchange implements Exchange, BodyHandler<ByteSource> {

  private final HttpClient client;
  private final HttpRequest request;
  private final Activity activity;
  private final HeadListener listener;
  private final AtomicBoolean told = new AtomicBoolean();
  private final Object cancelling = new Object();
  private boolean cancelled;
  private boolean interruptedHere;
  private @Nullable Thread waiting;
  private @Nullable CompletableFuture<?> future;
  private volatile @Nullable QueuedBody body;

  JdkExchange(HttpClient client, HttpRequest request, Activity activity, HeadListener listener) {
    this.client = client;
    this.request = request;
    this.activity = activity;
    this.listener = listener;
  }

  @Override
  public void send() {
    activity.start();
    CompletableFuture<?> sent;
    try {
      sent = client.sendAsync(request, this);
    } catch (RuntimeException refused) {
      activity.stop();
      throw refused;
    }
    boolean late;
    synchronized (cancelling) {
      future = sent;
      late = cancelled;
    }
    if (late) {
      sent.cancel(true);
    }
    sent.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            failed(Failures.unwrap(failure));
          }
        });
  }

  @Override
  public void sendAndWait() {
    synchronized (cancelling) {
      if (cancelled) {
        return;
      }
      waiting = Thread.currentThread();
    }
    activity.start();
    boolean interrupted = false;
    try {
      client.send(request, this);
    } catch (IOException failure) {
      failed(failure);
    } catch (InterruptedException cancel) {
      interrupted = true;
    } catch (RuntimeException refused) {
      activity.stop();
      throw refused;
    } finally {
      awake(interrupted);
    }
  }

  /** Leaves the interrupt flag as the user's own interrupts have set it. */
  private void awake(boolean interrupted) {
    synchronized (cancelling) {
      waiting = null;
    }
    if (interruptedHere) {
      Thread.interrupted();
    } else if (interrupted) {
      activity.stop();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public BodySubscriber<ByteSource> apply(ResponseInfo info) {
    QueuedBody received = new QueuedBody(activity);
    body = received;
    if (isCancelled()) {
      received.close();
    } else if (told.compareAndSet(false, true)) {
      activity.head();
      ResponseHead head = new ResponseHead(info.statusCode(), info.headers().map());
      boolean whole = listener.onHead(head, received);
      if (!isWaitedFor()) {
        received.handOver(HandOver.WHEN_FINISHED);
      } else if (whole) {
        received.handOver(HandOver.AT_ITS_END);
      }
    }
    return received;
  }

  private boolean isCancelled() {
    synchronized (cancelling) {
      return cancelled;
    }
  }

  private boolean isWaitedFor() {
    synchronized (cancelling) {
      return waiting != null;
    }
  }

  private void failed(Throwable failure) {
    if (told.compareAndSet(false, true)) {
      activity.stop();
      listener.onFailure(failure);
    }
  }

  @Override
  public void cancel() {
    CompletableFuture<?> pending;
    synchronized (cancelling) {
      cancelled = true;
      pending = future;
      Thread thread = waiting;
      if (thread != null && !thread.isInterrupted()) {
        interruptedHere = true;
        thread.interrupt(); // the JDK's blocking call takes no other sign
      }
    }
    QueuedBody received = body;
    if (received != null) {
      received.close(); // keeps its own limit where it is only draining
    } else {
      activity.stop();
    }
    if (pending != null) {
      pending.cancel(true);
    }
  }
}
