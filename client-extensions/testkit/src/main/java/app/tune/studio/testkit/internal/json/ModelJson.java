package app.tune.studio.testkit.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes generated models. */
public final class ModelJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ModelJson() {}

  /** Returns the JSON of a generated model. */
  public static byte[] bytes(Object model) {
    try {
      return MAPPER.writeValueAsBytes(model);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A generated model cannot be written as JSON", e);
    }
  }
}
