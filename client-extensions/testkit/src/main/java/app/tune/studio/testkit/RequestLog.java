package app.tune.studio.testkit;

import app.tune.studio.testkit.script.RecordedRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first. Thread-safe. */
final class RequestLog {

  static final int CAPACITY = 1_000;

  private final Deque<RecordedRequest> latest = new ArrayDeque<>();

  synchronized void add(RecordedRequest request) {
    if (latest.size() == CAPACITY) {
      latest.remove();
    }
    latest.add(request);
  }

  synchronized List<RecordedRequest> latest() {
    return List.copyOf(latest);
  }
}
