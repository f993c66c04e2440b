package app.tune.studio.client.internal.operation;

import feign.Request;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what Feign made of an operation's last call, but for the body: most calls differ in that
 * alone, and resolving a template costs more than all else that is done for a request. Thread-safe.
 */
final class RequestHeadCache {

  private record Kept(Map<String, Object> variables, Request head) {}

  private volatile @Nullable Kept last;

  /** Returns the head for these variables; makes it where the last one was for others. */
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
