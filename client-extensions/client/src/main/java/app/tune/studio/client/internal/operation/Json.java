package app.tune.studio.client.internal.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

/** The mapper for requests and responses. */
public final class Json {

  private Json() {}

  /**
   * Returns a mapper that reads leniently: what is unknown, of another type or not a number is kept
   * raw. Depth and number lengths keep Jackson's limits; texts are bounded by the body instead.
   */
  public static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            // a message of Jackson's must not show what the response holds
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    SimpleModule lenient =
        new SimpleModule()
            .addDeserializer(Object.class, new LenientValues())
            .setDeserializerModifier(new LenientModels());
    return JsonMapper.builder(factory)
        .addModule(lenient)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }
}
