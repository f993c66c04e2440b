package app.tune.studio.client.internal.operation;

import app.tune.studio.api.EventStream;
import app.tune.studio.client.internal.json.Json;
import app.tune.studio.client.internal.json.JsonWriter;
import app.tune.studio.model.Model;
import com.fasterxml.jackson.databind.JsonNode;
import feign.RequestTemplate;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Feign's encoder for one operation: writes a request as JSON in UTF-8. Thread-safe.
 *
 * <p>A streaming call sets the member that turns streaming on, the plain call of the same endpoint
 * omits it, and a contradicting value is rejected.
 */
final class JsonEncoder implements Encoder {

  private final Operation operation;
  private final Map<String, Object> members;

  /**
   * Creates an encoder.
   *
   * @param members override the request's own of the same name
   */
  JsonEncoder(Operation operation, Map<String, Object> members) {
    this.operation = operation;
    this.members = members;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the request contradicts the kind of call, is no object but
   *     members are to be added, or contains a text or number that JSON cannot express
   */
  @Override
  public void encode(Object request, Type type, RequestTemplate template) {
    template.body(JsonWriter.bytes(body(request)), StandardCharsets.UTF_8);
  }

  private Object body(Object request) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    if (request instanceof Model model) {
      model.putMembers(body);
    } else if (request instanceof Map<?, ?> map) {
      map.forEach((name, value) -> body.put(String.valueOf(name), value));
    } else if (members.isEmpty() && operation.endpoint() == null) {
      return request;
    } else {
      JsonNode tree = Json.mapper().valueToTree(request);
      if (tree.isObject()) {
        tree.properties().forEach(member -> body.put(member.getKey(), member.getValue()));
      } else if (members.isEmpty() && !operation.isStreaming()) {
        return request;
      } else {
        throw new IllegalArgumentException(
            "the request: must be an object, since members are added to it, was "
                + request.getClass().getSimpleName());
      }
    }
    body.putAll(members);
    EventStream endpoint = operation.endpoint();
    if (endpoint != null) {
      switchStreaming(endpoint.member(), body);
    }
    return body;
  }

  private void switchStreaming(String member, Map<String, @Nullable Object> body) {
    boolean streaming = operation.isStreaming();
    Object given = body.get(member);
    if (body.containsKey(member) && Boolean.parseBoolean(String.valueOf(given)) != streaming) {
      throw new IllegalArgumentException(
          member
              + ": must be "
              + (streaming ? "left out or true in a streaming" : "left out or false in a plain")
              + " call, was "
              + given);
    }
    if (streaming) {
      body.put(member, true);
    }
  }
}
