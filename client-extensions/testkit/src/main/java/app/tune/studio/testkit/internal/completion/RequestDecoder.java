package app.tune.studio.testkit.internal.completion;

import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the body of a request strictly: values are not converted from another type, and the
 * limits are those of the generated model.
 */
final class RequestDecoder {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfigDefaults(
              config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          Integer.class, "an integer",
          Long.class, "an integer",
          Double.class, "a number",
          Boolean.class, "true or false",
          String.class, "a string");

  private RequestDecoder() {}

  static TextCompletionRequest read(byte[] body) throws Refusal {
    try {
      JsonNode json = STRICT.readTree(body);
      if (json == null || !json.isObject()) {
        throw Refusal.badRequest("The body is not a JSON object", null);
      }
      TextCompletionRequest request = STRICT.treeToValue(json, TextCompletionRequest.class);
      refuseNulls(json, request);
      return request;
    } catch (MismatchedInputException e) {
      throw wrongType(e);
    } catch (JsonMappingException e) {
      String tooLarge = "'" + member(e) + "' must be an integer of 32 bits";
      boolean overflow = e.getCause() instanceof InputCoercionException;
      throw Refusal.badRequest(overflow ? tooLarge : reason(e), member(e));
    } catch (JacksonException e) {
      throw Refusal.badRequest("The body is not valid JSON: " + e.getOriginalMessage(), null);
    } catch (IOException e) {
      throw Refusal.badRequest("The body cannot be read: " + e.getMessage(), null);
    }
  }

  /** Rejects nulls, which Jackson accepts for every type and the contract for none. */
  private static void refuseNulls(JsonNode json, TextCompletionRequest request) throws Refusal {
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      boolean documented = !request.additionalProperties().containsKey(member.getKey());
      JsonNode value = member.getValue();
      if (documented && holdsNull(value)) {
        throw Refusal.badRequest("'" + member.getKey() + "' must not be null", member.getKey());
      }
    }
  }

  private static boolean holdsNull(JsonNode value) {
    return value.isNull()
        || StreamSupport.stream(value.spliterator(), false).anyMatch(JsonNode::isNull);
  }

  private static Refusal wrongType(MismatchedInputException e) {
    String member = member(e);
    Class<?> type = e.getTargetType();
    if (member == null || type == null) {
      return Refusal.badRequest("The body is not valid JSON: more follows after its end", null);
    }
    String expected =
        List.class.isAssignableFrom(type)
            ? "an array"
            : Map.class.isAssignableFrom(type)
                ? "an object"
                : TYPES.getOrDefault(type, "different");
    return Refusal.badRequest("'" + member + "' must be " + expected, member);
  }

  /** Returns the path to the value, such as {@code stop[1]}. */
  private static @Nullable String member(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? null : path.toString();
  }

  /** Returns the generated model's message if the model rejected the value. */
  private static String reason(JsonMappingException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    return e.getOriginalMessage();
  }
}
