package app.tune.studio.client.internal.operation;

import feign.Request;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Caches the resolved request of an operation's last call, without the body: most calls differ only
 * in that, and resolving a template is the most expensive step of creating a request. Thread-safe.
 */
final class RequestHeadCache {

  private record Kept(Map<String, Object> variables, Request head) {}

  private volatile @Nullable Kept last;

  /** Returns the head for these variables; creates it if the cached one has others. */
  Request get(Map<String, Object> variables, Function<Map<String, Object>, Request> made) {
    Kept kept = last;
    if (kept != null && kept.variables.equals(variables)) {
      return kept.head;
    }
    Request head = made.apply(variables);
    last = new Kept(variables, head);
    return head;
  }
}
