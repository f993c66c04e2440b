package app.tune.studio.client.internal.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.RequestTemplate;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Feign's encoder for one operation: writes a request as JSON in UTF-8, with streaming turned on or
 * off. Thread-safe.
 */
final class JsonEncoder implements Encoder {

  private final ObjectMapper mapper;
  private final @Nullable StreamSwitch streaming;
  private final Map<String, Object> members;

  /**
   * Creates an encoder.
   *
   * @param members override the request's own of the same name
   */
  JsonEncoder(ObjectMapper mapper, @Nullable StreamSwitch streaming, Map<String, Object> members) {
    this.mapper = mapper;
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
    JsonNode tree = mapper.valueToTree(request);
    if (tree instanceof ObjectNode object) {
      members.forEach((name, value) -> object.set(name, mapper.valueToTree(value)));
      if (streaming != null) {
        streaming.apply(object);
      }
    }
    JsonText.check(tree);
    try {
      template.body(mapper.writeValueAsBytes(tree), StandardCharsets.UTF_8);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException(
          "the request cannot be written as JSON: " + unwritable.getOriginalMessage(), unwritable);
    }
  }
}
