package app.tune.studio.client.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The shared settings of JSON. */
public final class Json {

  /**
   * Creates parsers and generators. Parsers accept NaN and infinity. Jackson's limits on depth and
   * number length apply; strings are limited by the body size instead.
   */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          // Jackson's messages must not quote the response
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // for log probabilities and embeddings; reads the same values
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private Json() {}

  /**
   * Returns a mapper for values that are not models. Creating it takes as long as the rest of a
   * first call, so the usual calls do without.
   */
  public static ObjectMapper mapper() {
    return Lazy.MAPPER;
  }

  private static final class Lazy {
    static final ObjectMapper MAPPER =
        JsonMapper.builder(FACTORY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }
}
