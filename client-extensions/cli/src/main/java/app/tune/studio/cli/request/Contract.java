package app.tune.studio.cli.request;

import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The contract, which says in words what the members of a request mean. */
final class Contract {

  private static final String RESOURCE = "/app/tune/studio/openapi/tune-studio.yaml";

  /** How sure the contract is of a sentence: nothing that a user of the command needs. */
  private static final Pattern SOURCE = Pattern.compile("\\b(?:Ours|Observed): (\\p{L})");

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
                      member.getKey(), plain(member.getValue().path("description").asText())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return descriptions;
  }

  static String plain(String description) {
    return SOURCE
        .matcher(description)
        .replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
  }
}
