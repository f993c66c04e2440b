package app.tune.studio.testkit.internal.http;

import app.tune.studio.testkit.internal.concurrent.Locks;
import app.tune.studio.testkit.script.Disconnect;
import app.tune.studio.testkit.script.RecordedRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Records what a server observes: requests, connections, disconnects. Thread-safe. */
public final class ServerLog {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private final Queue<RecordedRequest> requestsToTake = new ArrayDeque<>();
  private final List<Disconnect> disconnects = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int requestCount;
  private long bodyBytes;
  private int mostRequests = Integer.MAX_VALUE;
  private long mostBodyBytes = Long.MAX_VALUE;
  private int disconnectsTaken;
  private long accepted;
  private int open;
  private int exchanges;

  /** Counts a new connection and returns its number, from 1. */
  public long connectionOpened() {
    return change(
        () -> {
          open++;
          return ++accepted;
        });
  }

  /** Counts a closed connection. */
  public void connectionClosed() {
    change(() -> --open);
  }

  /** Records a request whose exchange begins. */
  public void exchangeBegan(RecordedRequest request) {
    change(
        () -> {
          exchanges++;
          requestCount++;
          bodyBytes += request.bodyLength();
          requests.add(request);
          requestsToTake.add(request);
          return forget();
        });
  }

  /** Counts the end of an exchange. */
  public void exchangeEnded() {
    change(() -> --exchanges);
  }

  /** Records that a client disconnected before its response was complete. */
  public void clientLeft(long connectionId) {
    Disconnect disconnect = new Disconnect(connectionId, System.nanoTime());
    change(() -> disconnects.add(disconnect));
  }

  /** Records a problem. */
  public void problem(String problem) {
    change(() -> problems.add(problem));
  }

  /** Returns the next request not yet taken, waiting for it if necessary. */
  public RecordedRequest takeRequest(Duration limit) {
    return Locks.get(
        lock,
        () -> {
          await(
              () -> !requestsToTake.isEmpty(),
              limit,
              () -> "no further request within " + limit + "; " + this);
          return requestsToTake.remove();
        });
  }

  /** Returns the next disconnect not yet taken, waiting for it if necessary. */
  public Disconnect takeDisconnect(Duration limit) {
    return Locks.get(
        lock,
        () -> {
          await(
              () -> disconnects.size() > disconnectsTaken,
              limit,
              () -> "no client left in the middle of its answer within " + limit + "; " + this);
          return disconnects.get(disconnectsTaken++);
        });
  }

  /** Waits until no connection is open. */
  public void awaitNoOpenConnections(Duration limit) {
    await(() -> open == 0, limit, () -> "connections are still open after " + limit + "; " + this);
  }

  /** Waits until no request is being answered. */
  public void awaitIdle(Duration limit) {
    await(
        () -> exchanges == 0,
        limit,
        () -> "requests are still answered after " + limit + "; " + this);
  }

  /** Returns the requests kept, oldest first. */
  public List<RecordedRequest> requests() {
    return Locks.get(lock, () -> List.copyOf(requests));
  }

  /** Returns the problems. */
  public List<String> problems() {
    return Locks.get(lock, () -> List.copyOf(problems));
  }

  /** Returns the number of requests so far. */
  public int requestCount() {
    return Locks.get(lock, () -> requestCount);
  }

  /** Returns how many clients disconnected before their response was complete. */
  public int disconnectCount() {
    return Locks.get(lock, disconnects::size);
  }

  /** Returns the number of open connections. */
  public int openConnections() {
    return Locks.get(lock, () -> open);
  }

  /** Returns the number of connections so far. */
  public long connectionsAccepted() {
    return Locks.get(lock, () -> accepted);
  }

  /** Limits the requests kept to the latest ones; the last one is always kept. */
  public void keepLatest(int requests, long bodyBytes) {
    change(
        () -> {
          this.mostRequests = requests;
          this.mostBodyBytes = bodyBytes;
          return forget();
        });
  }

  private boolean forget() {
    while (requests.size() > mostRequests || bodyBytes > mostBodyBytes && requests.size() > 1) {
      RecordedRequest oldest = requests.remove();
      bodyBytes -= oldest.bodyLength();
      if (requestsToTake.peek() == oldest) {
        requestsToTake.remove();
      }
    }
    return true;
  }

  private <T> T change(Supplier<T> change) {
    return Locks.get(
        lock,
        () -> {
          T result = change.get();
          changed.signalAll();
          return result;
        });
  }

  private void await(BooleanSupplier reached, Duration limit, Supplier<String> failure) {
    Locks.await(lock, changed, reached, limit, failure);
  }

  /** Summarizes the observations, for messages of failed assertions. */
  @Override
  public String toString() {
    return Locks.get(
        lock,
        () ->
            String.format(
                "seen: %d requests, %d connections, %d of them open, %d requests being answered,"
                    + " %d clients that left, problems: %s",
                requestCount, accepted, open, exchanges, disconnects.size(), problems));
  }
}
