package app.tune.studio.client.internal.operation;

import app.tune.studio.client.internal.json.JsonWriter;
import app.tune.studio.model.Model;
import feign.RequestTemplate;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Feign's encoder for one operation: writes a request as JSON in UTF-8, with streaming turned on or
 * off. Thread-safe.
 */
final class JsonEncoder implements Encoder {

  private final @Nullable StreamSwitch streaming;
  private final Map<String, Object> members;

  /**
   * Creates an encoder.
   *
   * @param members override the request's own of the same name
   */
  JsonEncoder(@Nullable StreamSwitch streaming, Map<String, Object> members) {
    this.streaming = streaming;
    this.members = members;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the request contradicts the kind of call, or contains a
   *     text or number that JSON cannot express
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
    } else {
      return request;
    }
    body.putAll(members);
    if (streaming != null) {
      streaming.apply(body);
    }
    return body;
  }
}
