package app.tune.studio.client.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.RequestTemplate;
import feign.codec.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Feign's encoder: writes a request's model as JSON in UTF-8, streaming turned on or off. */
final class JsonBody implements Encoder {

  private final ObjectMapper mapper;
  private final Map<Method, StreamSwitch> switches;

  JsonBody(ObjectMapper mapper, Map<Method, StreamSwitch> switches) {
    this.mapper = mapper;
    this.switches = switches;
  }

  @Override
  public void encode(Object body, Type type, RequestTemplate template) {
    StreamSwitch streaming = switches.get(template.methodMetadata().method());
    template.body(write(body, streaming, Map.of()), StandardCharsets.UTF_8);
  }

  /**
   * Returns a request as JSON.
   *
   * @param more members that stand in place of the model's of the same name
   * @throws IllegalArgumentException where the model contradicts the way it is called, or a text is
   *     no Unicode
   */
  byte[] write(Object model, @Nullable StreamSwitch streaming, Map<String, ?> more) {
    JsonNode tree = mapper.valueToTree(model);
    if (tree instanceof ObjectNode request) {
      more.forEach((name, value) -> request.set(name, mapper.valueToTree(value)));
      if (streaming != null) {
        streaming.apply(request);
      }
    }
    return write(tree);
  }

  /** Returns the whole number that a member of a written request holds, or 0. */
  int number(String member, byte[] request) {
    return tree(request).path(member).asInt(0);
  }

  private JsonNode tree(byte[] json) {
    try {
      return mapper.readTree(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it was written here
    }
  }

  private byte[] write(JsonNode tree) {
    WellFormedText.check(tree);
    try {
      return mapper.writeValueAsBytes(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(
          "the request cannot be written as JSON: " + impossible.getOriginalMessage(), impossible);
    }
  }
}
