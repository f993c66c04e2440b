package app.tune.studio.testkit.script;

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

/** What a server saw: requests, connections, clients that left. Safe for use by many threads. */
final class ServerLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private final Queue<RecordedRequest> requestsToTake = new ArrayDeque<>();
  private final List<Disconnect> disconnects = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int requestCount;
  private int most = Integer.MAX_VALUE;
  private int disconnectsTaken;
  private long accepted;
  private int open;
  private int exchanges;

  long connectionOpened() {
    return change(
        () -> {
          open++;
          return ++accepted;
        });
  }

  void connectionClosed() {
    change(() -> --open);
  }

  void exchangeBegan(RecordedRequest request) {
    change(
        () -> {
          exchanges++;
          requestCount++;
          requests.add(request);
          requestsToTake.add(request);
          return forget();
        });
  }

  void exchangeEnded() {
    change(() -> --exchanges);
  }

  void clientLeft(long connectionId) {
    Disconnect disconnect = new Disconnect(connectionId, System.nanoTime());
    change(() -> disconnects.add(disconnect));
  }

  void problem(String problem) {
    change(() -> problems.add(problem));
  }

  RecordedRequest takeRequest(Duration limit) {
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

  Disconnect takeDisconnect(Duration limit) {
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

  void awaitNoOpenConnections(Duration limit) {
    await(() -> open == 0, limit, () -> "connections are still open after " + limit + "; " + this);
  }

  void awaitIdle(Duration limit) {
    await(
        () -> exchanges == 0,
        limit,
        () -> "requests are still answered after " + limit + "; " + this);
  }

  List<RecordedRequest> requests() {
    return Locks.get(lock, () -> List.copyOf(requests));
  }

  List<String> problems() {
    return Locks.get(lock, () -> List.copyOf(problems));
  }

  int requestCount() {
    return Locks.get(lock, () -> requestCount);
  }

  int disconnectCount() {
    return Locks.get(lock, disconnects::size);
  }

  int openConnections() {
    return Locks.get(lock, () -> open);
  }

  long connectionsAccepted() {
    return Locks.get(lock, () -> accepted);
  }

  void keepLatest(int most) {
    change(
        () -> {
          this.most = most;
          return forget();
        });
  }

  private boolean forget() {
    boolean tooMany = requests.size() > most;
    while (requests.size() > most) {
      requests.remove();
    }
    while (requestsToTake.size() > most) {
      requestsToTake.remove();
    }
    return tooMany;
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

  /** Sums up what was seen, for the message of a failed assertion. */
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
