package app.tune.studio.testkit;

import app.tune.studio.testkit.script.RecordedRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first, as far as memory should go. Thread-safe. */
final class RequestLog {

  static final int MOST_REQUESTS = 1_000;
  static final int MOST_BODY_BYTES = 16 << 20;

  private record Entry(RecordedRequest request, int bodyBytes) {}

  private final Deque<Entry> latest = new ArrayDeque<>();
  private int bodyBytes;

  synchronized void add(RecordedRequest request) {
    Entry added = new Entry(request, request.body().length);
    latest.add(added);
    bodyBytes += added.bodyBytes();
    while (latest.size() > MOST_REQUESTS || bodyBytes > MOST_BODY_BYTES && latest.size() > 1) {
      bodyBytes -= latest.remove().bodyBytes();
    }
  }

  synchronized List<RecordedRequest> latest() {
    return latest.stream().map(Entry::request).toList();
  }
}
