package app.tune.studio.client.internal.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

/** Creates the mapper for requests and responses. */
public final class Json {

  private Json() {}

  /**
   * Returns a mapper that reads leniently: unknown members, values of another type and invalid
   * numbers are kept raw. Jackson's limits on depth and number length apply; strings are limited by
   * the body size instead.
   */
  public static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            // Jackson's messages must not quote the response
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
