package app.tune.studio.client.internal.operation;

import app.tune.studio.api.EventStream;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
  void apply(ObjectNode request) {
    String member = rule.member();
    JsonNode given = request.get(member);
    if (given != null && given.asBoolean() != streaming) {
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
