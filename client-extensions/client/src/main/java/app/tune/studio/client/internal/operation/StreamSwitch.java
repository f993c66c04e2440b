package app.tune.studio.client.internal.operation;

import app.tune.studio.api.EventStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request member that turns streaming on: a streaming call sets it, the plain call of the same
 * endpoint omits it, and a contradicting value is rejected.
 *
 * @param rule the definition of the stream
 * @param streaming whether this is the streaming call
 */
record StreamSwitch(EventStream rule, boolean streaming) {

  /**
   * Sets the member in a request.
   *
   * @throws IllegalArgumentException if the request sets the opposite
   */
  void apply(Map<String, @Nullable Object> request) {
    String member = rule.member();
    Object given = request.get(member);
    if (request.containsKey(member) && Boolean.parseBoolean(String.valueOf(given)) != streaming) {
      throw new IllegalArgumentException(
          member
              + ": must be "
              + (streaming ? "left out or true in a streaming" : "left out or false in a plain")
              + " call, was "
              + given);
    }
    if (streaming) {
      request.put(member, true);
    }
  }
}
