package app.tune.studio.cli.request;

import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The contract, which says in words what the members of a request mean. */
final class Contract {

  private static final String RESOURCE = "/app/tune/studio/openapi/tune-studio.yaml";

  private Contract() {}

  /** Reads the descriptions of the request's members, by their wire names. */
  static Map<String, String> descriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    try (InputStream yaml = Contract.class.getResourceAsStream(RESOURCE)) {
      JsonNode schemas = new YAMLMapper().readTree(yaml).path("components").path("schemas");
      schemas
          .path(TextCompletionRequest.class.getSimpleName())
          .path("properties")
          .properties()
          .forEach(
              member ->
                  descriptions.put(
                      member.getKey(), member.getValue().path("description").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return descriptions;
  }
}
