package app.tune.studio.client.internal.operation;

import feign.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Caches the resolved request of an operation's last call, without the body: most calls differ only
 * in that, and resolving a template is the most expensive step of creating a request. Thread-safe.
 */
final class RequestHeadCache {

  private record Kept(Map<String, Object> variables, Request head) {}

  private volatile @Nullable Kept last;

  /** Returns the cached head if it is that of these variables, or null. */
  @Nullable Request get(Map<String, Object> variables) {
    Kept kept = last;
    return kept != null && kept.variables.equals(variables) ? kept.head : null;
  }

  /** Replaces the cached head. */
  void put(Map<String, Object> variables, Request head) {
    last = new Kept(variables, head);
  }
}
